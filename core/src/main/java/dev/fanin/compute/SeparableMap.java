package dev.fanin.compute;

import dev.fanin.kernel.ConvolutionShape;
import dev.fanin.operation.Operation;
import dev.fanin.operation.Pass;
import org.jspecify.annotations.Nullable;

/// A convolution of each channel by itself, then a product over the channels of each position, and
/// a bias for each channel.
///
/// What stands between the two is kept for the way back, with its gradient.
public final class SeparableMap implements Operation {

    private final ConvolutionShape shape;
    private final int between;
    private final int out;
    private final boolean useBias;
    private final int rows;
    private final ChannelConvolution depthwise;
    private final ChannelBias bias;
    private final PartialSums depthwiseGradient;
    private final PartialSums pointwiseGradient;
    private final PartialSums biasGradient;
    private float[] middle = new float[0];
    private float[] middleGradient = new float[0];

    /// @param shape the sizes of the first half, with as many groups as channels going in
    /// @param out the channels coming out
    /// @param useBias whether a bias is added
    public SeparableMap(ConvolutionShape shape, int out, boolean useBias) {
        this.shape = shape;
        this.out = out;
        this.useBias = useBias;
        between = shape.outChannels();
        rows = shape.outputPositions();
        depthwise = new ChannelConvolution(shape);
        bias = new ChannelBias(out);
        depthwiseGradient = new PartialSums(shape.kernelSize());
        pointwiseGradient = new PartialSums(Math.multiplyExact(between, out));
        biasGradient = new PartialSums(out);
    }

    @Override
    public void beforeForward(Pass pass) {
        depthwise.load(pass.parameter(0));
        if (middle.length == 0) {
            int size = Math.multiplyExact(pass.output().length / out, between);
            middle = new float[size];
            middleGradient = new float[size];
        }
    }

    @Override
    public void forward(Pass pass, int from, int to) {
        depthwise.forward(pass, pass.input(), middle, from, to);
        int first = from * rows;
        int count = (to - from) * rows;
        pass.kernels()
                .gemm(
                        false,
                        false,
                        count,
                        out,
                        between,
                        middle,
                        first * between,
                        between,
                        pass.parameter(1),
                        0,
                        out,
                        false,
                        pass.output(),
                        first * out,
                        out);
        if (useBias) {
            bias.add(pass, pass.parameter(2), pass.output(), first, first + count);
        }
    }

    @Override
    public void backward(Pass pass, int from, int to) {
        int first = from * rows;
        int count = (to - from) * rows;
        pass.kernels()
                .gemm(
                        false,
                        true,
                        count,
                        between,
                        out,
                        pass.outputGradient(),
                        first * out,
                        out,
                        pass.parameter(1),
                        0,
                        out,
                        false,
                        middleGradient,
                        first * between,
                        between);
        float @Nullable [] inputGradient = pass.inputGradient();
        if (inputGradient != null) {
            depthwise.backwardInput(pass, middleGradient, inputGradient, from, to);
        }
    }

    @Override
    public void parameterGradients(Pass pass, int part) {
        int parts = gradientParts(pass.samples());
        int from = PartialSums.from(part, parts, pass.samples());
        int to = PartialSums.from(part + 1, parts, pass.samples());
        depthwise.backwardKernel(pass, pass.input(), middleGradient, depthwiseGradient.begin(part), from, to);
        float[] gradient = pointwiseGradient.begin(part);
        for (int sample = from; sample < to; sample++) {
            pass.kernels()
                    .gemm(
                            true,
                            false,
                            between,
                            out,
                            rows,
                            middle,
                            sample * rows * between,
                            between,
                            pass.outputGradient(),
                            sample * rows * out,
                            out,
                            true,
                            gradient,
                            0,
                            out);
        }
        if (useBias) {
            bias.sum(pass, pass.outputGradient(), from * rows, to * rows, biasGradient.begin(part));
        }
    }

    @Override
    public void afterGradients(Pass pass) {
        int parts = gradientParts(pass.samples());
        depthwiseGradient.end(pass, parts, pass.parameterGradient(0));
        pointwiseGradient.end(pass, parts, pass.parameterGradient(1));
        if (useBias) {
            biasGradient.end(pass, parts, pass.parameterGradient(2));
        }
    }

    @Override
    public int gradientParts(int samples) {
        return Math.min(depthwiseGradient.parts(samples), pointwiseGradient.parts(samples));
    }

    @Override
    public boolean replacesGradients() {
        return true;
    }

    @Override
    public long work() {
        return 2L * rows * (shape.kernelSize() + (long) between * out);
    }
}
