package dev.fanin.compute;

import dev.fanin.kernel.ConvolutionShape;
import dev.fanin.operation.Operation;
import dev.fanin.operation.Pass;
import org.jspecify.annotations.Nullable;

/// A convolution of each channel by itself, and a bias for each channel.
public final class DepthwiseMap implements Operation {

    private final ConvolutionShape shape;
    private final boolean useBias;
    private final int rows;
    private final ChannelConvolution convolution;
    private final ChannelBias bias;
    private final PartialSums kernelGradient;
    private final PartialSums biasGradient;

    /// @param shape all sizes, with as many groups as channels going in
    /// @param useBias whether a bias is added
    public DepthwiseMap(ConvolutionShape shape, boolean useBias) {
        this.shape = shape;
        this.useBias = useBias;
        rows = shape.outputPositions();
        convolution = new ChannelConvolution(shape);
        bias = new ChannelBias(shape.outChannels());
        kernelGradient = new PartialSums(shape.kernelSize());
        biasGradient = new PartialSums(shape.outChannels());
    }

    @Override
    public void beforeForward(Pass pass) {
        convolution.load(pass.parameter(0));
    }

    @Override
    public void forward(Pass pass, int from, int to) {
        convolution.forward(pass, pass.input(), pass.output(), from, to);
        if (useBias) {
            bias.add(pass, pass.parameter(1), pass.output(), from * rows, to * rows);
        }
    }

    @Override
    public void backward(Pass pass, int from, int to) {
        float @Nullable [] inputGradient = pass.inputGradient();
        if (inputGradient != null) {
            convolution.backwardInput(pass, pass.outputGradient(), inputGradient, from, to);
        }
    }

    @Override
    public void parameterGradients(Pass pass, int part) {
        int parts = gradientParts(pass.samples());
        int from = PartialSums.from(part, parts, pass.samples());
        int to = PartialSums.from(part + 1, parts, pass.samples());
        float[] gradient = pass.outputGradient();
        convolution.backwardKernel(pass, pass.input(), gradient, kernelGradient.begin(part), from, to);
        if (useBias) {
            bias.sum(pass, gradient, from * rows, to * rows, biasGradient.begin(part));
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
