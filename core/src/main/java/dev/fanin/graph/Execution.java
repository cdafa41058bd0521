package dev.fanin.graph;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.kernel.KernelProvider;
import dev.fanin.kernel.Kernels;
import dev.fanin.layer.Operation;
import dev.fanin.layer.Pass;
import dev.fanin.random.RandomStream;
import dev.fanin.random.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs a network forward and backward over buffers planned once for a largest batch.
///
/// For every node it keeps `z`, `x = phi(z)` and, after going backward, `dL/dz`. An execution
/// belongs to one thread.
public final class Execution {

    private final Network network;
    private final int capacity;
    private final float[] input;
    private final List<Stage> stages = new ArrayList<>();
    private int samples;

    /// Plans the buffers.
    ///
    /// @param weights the values to compute with; they may change between runs
    /// @param capacity the largest number of samples in one batch
    /// @param seed the seed of what is random while training
    public Execution(Network network, Weights weights, int capacity, Seed seed) {
        this.network = network;
        this.capacity = capacity;
        this.input = new float[network.input().prepend(capacity).arraySize()];
        Kernels kernels = KernelProvider.fastest().kernels();
        float[] source = input;
        float @Nullable [] sourceGradient = null;
        for (Node node : network.nodes()) {
            Stage stage = new Stage(
                    node,
                    weights,
                    capacity,
                    source,
                    sourceGradient,
                    seed.stream(node.layer().name()),
                    kernels);
            stages.add(stage);
            source = stage.x;
            sourceGradient = stage.gradient;
        }
    }

    /// Returns where the next batch's samples are put.
    public float[] input() {
        return input;
    }

    /// Returns the largest number of samples in one batch.
    public int capacity() {
        return capacity;
    }

    /// Computes all z and x for the first samples of the input buffer.
    ///
    /// @param step the number of the training step, which picks what is random; ignored outside
    ///     training
    public void forward(int batch, boolean training, long step) {
        samples = batch;
        for (Stage stage : stages) {
            stage.forward(batch, training, step);
        }
    }

    /// Computes all gradients of the last batch, from dL/dx of the output in the last node's
    /// gradient buffer.
    ///
    /// @param fromLogits whether that buffer holds dL/dz already, so that the last activation is
    ///     passed by
    public void backward(boolean fromLogits) {
        for (int i = stages.size() - 1; i >= 0; i--) {
            stages.get(i).backward(samples, fromLogits && i == stages.size() - 1);
        }
    }

    /// Returns the z of one node; the rows of the current batch come first.
    public float[] preActivation(int node) {
        return stages.get(node).z;
    }

    /// Returns the output x of one node.
    public float[] activation(int node) {
        return stages.get(node).x;
    }

    /// Returns dL/dz of one node after going backward.
    public float[] gradient(int node) {
        return stages.get(node).gradient;
    }

    /// Returns the values of one node's parameters, which training changes.
    public List<float[]> parameters(int node) {
        return stages.get(node).parameters;
    }

    /// Returns the gradients of one node's parameters after going backward.
    public List<float[]> parameterGradients(int node) {
        return stages.get(node).parameterGradients;
    }

    /// Returns the network that is run.
    public Network network() {
        return network;
    }

    private static final class Stage {
        private final Node node;
        private final Operation operation;
        private final ActivationFunction activation;
        private final int width;
        private final float[] source;
        private final float @Nullable [] sourceGradient;
        private final float[] z;
        private final float[] x;
        private final float[] gradient;
        private final List<float[]> parameters;
        private final List<float[]> parameterGradients;
        private final float[] scratch;
        private final RandomStream random;
        private final Kernels kernels;
        private @Nullable Pass pass;

        Stage(
                Node node,
                Weights weights,
                int capacity,
                float[] source,
                float @Nullable [] sourceGradient,
                RandomStream random,
                Kernels kernels) {
            this.node = node;
            this.operation = node.layer().operation(node.input());
            this.activation = node.layer().activation();
            this.width = node.output().rowSize();
            this.source = source;
            this.sourceGradient = sourceGradient;
            int size = node.output().prepend(capacity).arraySize();
            this.z = operation.isIdentity() ? source : new float[size];
            this.x = activation.isLinear() ? z : new float[size];
            this.gradient = new float[size];
            this.parameters = weights.arrays(node);
            this.parameterGradients =
                    parameters.stream().map(values -> new float[values.length]).toList();
            this.scratch = new float[operation.scratchSize(capacity, sourceGradient != null)];
            this.random = random;
            this.kernels = kernels;
        }

        void forward(int samples, boolean training, long step) {
            RandomStream stepRandom = training ? random.child("step " + step) : random;
            Pass current = new Pass(
                    samples,
                    node.input().arraySize(),
                    node.output().arraySize(),
                    source,
                    z,
                    gradient,
                    sourceGradient,
                    parameters,
                    parameterGradients,
                    scratch,
                    training,
                    stepRandom,
                    kernels);
            operation.forward(current);
            if (!activation.isLinear()) {
                activation.forward(z, x, 0, rows(samples), width);
            }
            pass = current;
        }

        void backward(int samples, boolean skipActivation) {
            if (pass == null) {
                throw new IllegalStateException("Going backward needs a forward pass first.");
            }
            if (!activation.isLinear() && !skipActivation) {
                activation.backward(z, x, gradient, 0, rows(samples), width);
            }
            parameterGradients.forEach(values -> Arrays.fill(values, 0f));
            operation.backward(pass);
        }

        private int rows(int samples) {
            return samples * (node.output().arraySize() / width);
        }
    }
}
