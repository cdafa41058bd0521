package dev.fanin.kernel;

import org.jspecify.annotations.Nullable;

/// The gradient of a convolution with respect to its input, as a convolution of the gradient with
/// respect to its output: with the kernel turned around and its channels exchanged.
///
/// It needs strides of 1. It gathers outputs where the direct way scatters inputs, and gathering is
/// several times faster; so it pays unless the output has many more channels, or the input many
/// more positions.
final class MirroredConvolution {

    private final ConvolutionShape shape;
    private final GemmConvolution convolution;
    private final float[] kernel;

    private MirroredConvolution(ConvolutionShape shape, GemmConvolution convolution) {
        this.shape = shape;
        this.convolution = convolution;
        kernel = new float[shape.kernelSize()];
    }

    /// Returns it where it pays, else null.
    static @Nullable MirroredConvolution of(ConvolutionShape shape, Kernels kernels, int size) {
        int rank = shape.rank();
        int[] pad = new int[rank];
        double stretch = 1;
        for (int axis = 0; axis < rank; axis++) {
            pad[axis] = (shape.window()[axis] - 1) * shape.dilation()[axis] - shape.padBefore()[axis];
            stretch *= (double) shape.input()[axis] / shape.output()[axis];
            if (shape.strides()[axis] != 1 || pad[axis] < 0) {
                return null;
            }
        }
        if (shape.isPointwise() || shape.outChannels() > 4 * shape.inChannels() || stretch > 1.25) {
            return null;
        }
        ConvolutionShape mirrored = new ConvolutionShape(
                rank,
                /* input= */ shape.output(),
                /* inChannels= */ shape.outChannels(),
                shape.window(),
                /* outChannels= */ shape.inChannels(),
                shape.strides(),
                shape.dilation(),
                pad,
                /* output= */ shape.input(),
                shape.groups());
        return new MirroredConvolution(shape, GemmConvolution.forwardOnly(mirrored, kernels, size));
    }

    void backwardInput(float[] dy, float[] w, float[] dx, int from, int to) {
        mirror(w);
        convolution.forward(dy, kernel, dx, from, to);
    }

    /// Element (tap, i, o) of the kernel becomes element (last tap - tap, o, i), within each group.
    private void mirror(float[] w) {
        int in = shape.inChannels();
        int out = shape.outChannels();
        int inGroup = in / shape.groups();
        int outGroup = out / shape.groups();
        int taps = shape.taps();
        for (int tap = 0; tap < taps; tap++) {
            int to = (taps - 1 - tap) * outGroup * in;
            for (int i = 0; i < inGroup; i++) {
                int row = (tap * inGroup + i) * out;
                for (int o = 0; o < out; o++) {
                    kernel[to + o % outGroup * in + o / outGroup * inGroup + i] = w[row + o];
                }
            }
        }
    }
}
