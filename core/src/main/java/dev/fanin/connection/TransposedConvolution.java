package dev.fanin.connection;

import dev.fanin.tensor.Shape;

/// A transposed convolution over one to three axes: each input value is spread over a window of the
/// output, and with a stride of s the windows of neighbours lie s apart.
///
/// Where strides are above 1, the number of weights that feed an output depends on where it lies.
/// Under a window of 3 and a stride of 2 it is 2, 1, 2, 1, ... times the channels. The exact fan-in
/// is the mean; the outputs around it differ, which shows as a checkerboard.
///
/// Shapes: Keras `(window..., out / groups, in)`, PyTorch `(in, out / groups, window...)`. Keras
/// has no groups here; with groups, the shape is what its layout would give.
///
/// @param window the kernel's extent on each axis
/// @param in the channels of the input, a multiple of groups
/// @param out the channels of the output, a multiple of groups
/// @param strides how far apart the windows lie on each axis
/// @param groups the number of groups
public record TransposedConvolution(Shape window, int in, int out, Shape strides, int groups) implements Connection {

    public TransposedConvolution {
        Sizes.check("TransposedConvolution", "in", in);
        Sizes.check("TransposedConvolution", "out", out);
        Sizes.checkWindow("TransposedConvolution", window, strides);
        Sizes.checkGroups("TransposedConvolution", in, out, groups);
    }

    /// Returns the same with other strides, one for each axis.
    public TransposedConvolution strides(int... each) {
        return new TransposedConvolution(window, in, out, Shape.of(each), groups);
    }

    /// Returns the same in so many groups.
    public TransposedConvolution groups(int number) {
        return new TransposedConvolution(window, in, out, strides, number);
    }

    @Override
    public Shape kerasShape() {
        return Sizes.windowFirst(window, out / groups, in);
    }

    @Override
    public Shape torchShape() {
        return Sizes.windowLast(in, out / groups, window);
    }
}
