package dev.fanin.compute;

import dev.fanin.kernel.ConvolutionKernels;
import dev.fanin.kernel.ConvolutionShape;
import dev.fanin.operation.Operation;
import dev.fanin.operation.Pass;
import org.jspecify.annotations.Nullable;

/// A convolution and a bias for each channel, or a transposed convolution.
///
/// The transposed one computes the gradient of the plain one by its input, and the other way round:
/// its input has the shape of the plain one's output.
public final class ConvolutionMap implements Operation {

    private final ConvolutionShape shape;
    private final boolean transposed;
    private final boolean useBias;
    private final int rows;
    private final PerWorker<ConvolutionKernels> kernels;
    private final ChannelBias bias;
    private final PartialSums kernelGradient;
    private final PartialSums biasGradient;

    /// @param shape all sizes; of the plain convolution, where this one is transposed
    /// @param transposed whether the input has the shape of the convolution's output
    /// @param useBias whether a bias is added
    public ConvolutionMap(ConvolutionShape shape, boolean transposed, boolean useBias) {
        this.shape = shape;
        this.transposed = transposed;
        this.useBias = useBias;
        int channels = transposed ? shape.inChannels() : shape.outChannels();
        rows = (transposed ? shape.inputSize() : shape.outputSize()) / channels;
        kernels = new PerWorker<>(pass -> pass.provider().convolution(shape));
        bias = new ChannelBias(channels);
        kernelGradient = new PartialSums(shape.kernelSize());
        biasGradient = new PartialSums(channels);
    }

    @Override
    public void forward(Pass pass, int from, int to) {
        ConvolutionKernels mine = kernels.of(pass);
        if (transposed) {
            mine.backwardInput(pass.input(), pass.parameter(0), pass.output(), from, to);
        } else {
            mine.forward(pass.input(), pass.parameter(0), pass.output(), from, to);
        }
        if (useBias) {
            bias.add(pass, pass.parameter(1), pass.output(), from * rows, to * rows);
        }
    }

    @Override
    public void backward(Pass pass, int from, int to) {
        float @Nullable [] inputGradient = pass.inputGradient();
        if (inputGradient == null) {
            return;
        }
        ConvolutionKernels mine = kernels.of(pass);
        if (transposed) {
            mine.forward(pass.outputGradient(), pass.parameter(0), inputGradient, from, to);
        } else {
            mine.backwardInput(pass.outputGradient(), pass.parameter(0), inputGradient, from, to);
        }
    }

    @Override
    public void parameterGradients(Pass pass, int part) {
        int parts = gradientParts(pass.samples());
        int from = PartialSums.from(part, parts, pass.samples());
        int to = PartialSums.from(part + 1, parts, pass.samples());
        float[] large = transposed ? pass.outputGradient() : pass.input();
        float[] small = transposed ? pass.input() : pass.outputGradient();
        kernels.of(pass).backwardKernel(large, small, kernelGradient.begin(part), from, to);
        if (useBias) {
            bias.sum(pass, pass.outputGradient(), from * rows, to * rows, biasGradient.begin(part));
        }
    }

    @Override
    public void afterGradients(Pass pass) {
        int parts = gradientParts(pass.samples());
        kernelGradient.end(pass, parts, pass.parameterGradient(0));
        if (useBias) {
            biasGradient.end(pass, parts, pass.parameterGradient(1));
        }
    }

    @Override
    public int gradientParts(int samples) {
        return kernelGradient.parts(samples);
    }

    @Override
    public boolean replacesGradients() {
        return true;
    }

    @Override
    public long work() {
        return 2L * shape.outputPositions() * shape.kernelSize();
    }
}
