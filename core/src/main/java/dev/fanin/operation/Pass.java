package dev.fanin.operation;

import dev.fanin.kernel.KernelProvider;
import dev.fanin.kernel.Kernels;
import dev.fanin.random.RandomStream;
import org.jspecify.annotations.Nullable;

/// All that an operation reads and writes on one thread, going forward and backward with one batch.
///
/// Arrays are row-major with the sample as first axis and may be longer than the current batch.
public final class Pass {

    private final Buffers buffers;
    private final float[][] inputs;
    private final float[] @Nullable [] inputGradients;
    private final int[] inputSizes;
    private final float[][] parameters;
    private final float[][] parameterGradients;
    private final float[] workspace;
    private final int worker;
    private final KernelProvider provider;
    private final Kernels kernels;
    private int samples;
    private boolean training;
    private boolean adding;
    private long step;
    private @Nullable RandomStream random;
    private long randomStep;

    /// Plans the pass of one thread.
    ///
    /// @param worker the number of the thread, from 0
    /// @param kernels that thread's inner loops
    public Pass(Buffers buffers, float[] workspace, int worker, KernelProvider provider, Kernels kernels) {
        this.buffers = buffers;
        this.inputs = buffers.inputs().toArray(float[][]::new);
        this.inputGradients = buffers.inputGradients().toArray(float[][]::new);
        this.inputSizes =
                buffers.inputSizes().stream().mapToInt(Integer::intValue).toArray();
        this.parameters = buffers.parameters().toArray(float[][]::new);
        this.parameterGradients = buffers.parameterGradients().toArray(float[][]::new);
        this.workspace = workspace;
        this.worker = worker;
        this.provider = provider;
        this.kernels = kernels;
    }

    /// Turns to the next batch.
    ///
    /// @param count the number of its samples
    /// @param isTraining whether it belongs to training
    /// @param number the number of the training step, which picks what is random
    public void begin(int count, boolean isTraining, long number) {
        samples = count;
        training = isTraining;
        step = number;
    }

    /// Says whether the gradients of parameters are added to what is there, or replace it.
    public void adding(boolean adds) {
        adding = adds;
    }

    /// Returns the number of samples in the current batch.
    public int samples() {
        return samples;
    }

    /// Returns whether the pass belongs to training.
    public boolean training() {
        return training;
    }

    /// Returns whether an operation that replaces gradients of parameters must add them this time,
    /// because its layer is used more than once.
    public boolean adding() {
        return adding;
    }

    /// Returns the number of inputs.
    public int inputCount() {
        return inputs.length;
    }

    /// Returns what goes in, of a layer with one input.
    public float[] input() {
        return inputs[0];
    }

    /// Returns one of the inputs.
    public float[] input(int index) {
        return inputs[index];
    }

    /// Returns the number of values of one sample going in.
    public int inputSize() {
        return inputSizes[0];
    }

    /// Returns the number of values of one sample of one of the inputs.
    public int inputSize(int index) {
        return inputSizes[index];
    }

    /// Returns what comes out, before the activation.
    public float[] output() {
        return buffers.output();
    }

    /// Returns the number of values of one sample coming out.
    public int outputSize() {
        return buffers.outputSize();
    }

    /// Returns dL/dz.
    public float[] outputGradient() {
        return buffers.outputGradient();
    }

    /// Returns where the gradient of the input goes, or null where nobody asks for it.
    public float @Nullable [] inputGradient() {
        return inputGradients[0];
    }

    /// Returns where the gradient of one of the inputs goes, or null where nobody asks for it.
    public float @Nullable [] inputGradient(int index) {
        return inputGradients[index];
    }

    /// Returns the values of one parameter, by its place in the layer's list.
    public float[] parameter(int index) {
        return parameters[index];
    }

    /// Returns where the gradient of one parameter goes.
    public float[] parameterGradient(int index) {
        return parameterGradients[index];
    }

    /// Returns the scratch space that all threads share, kept between forward and backward.
    public float[] scratch() {
        return buffers.scratch();
    }

    /// Returns the scratch space of this thread, whose contents are lost after each call.
    public float[] workspace() {
        return workspace;
    }

    /// Returns the number of the thread, from 0.
    public int worker() {
        return worker;
    }

    /// Returns the layer's random numbers of this very step.
    public RandomStream random() {
        if (random == null || randomStep != step) {
            random = buffers.random().child("step " + step);
            randomStep = step;
        }
        return random;
    }

    /// Returns this thread's inner loops.
    public Kernels kernels() {
        return kernels;
    }

    /// Returns where the inner loops come from, for an operation that plans more of them.
    public KernelProvider provider() {
        return provider;
    }
}
