package dev.fanin.connection;

import dev.fanin.tensor.Shape;

/// A convolution of each channel by itself, into `multiplier` channels.
///
/// Shapes: Keras `(window..., in, multiplier)`, PyTorch, where it is a convolution in as many
/// groups as channels, `(in multiplier, 1, window...)`.
///
/// @param window the kernel's extent on each axis
/// @param in the channels of the input, at least 1
/// @param multiplier the channels that each of them becomes, at least 1
/// @param strides how far the window moves on each axis
public record DepthwiseConvolution(Shape window, int in, int multiplier, Shape strides) implements Connection {

    public DepthwiseConvolution {
        Sizes.check("DepthwiseConvolution", "in", in);
        Sizes.check("DepthwiseConvolution", "multiplier", multiplier);
        Sizes.product("DepthwiseConvolution", "in", in, "multiplier", multiplier);
        Sizes.checkWindow("DepthwiseConvolution", window, strides);
    }

    /// Returns the same with other strides, one for each axis.
    public DepthwiseConvolution strides(int... each) {
        return new DepthwiseConvolution(window, in, multiplier, Shape.of(each));
    }

    /// Returns the channels of the output.
    public int out() {
        return in * multiplier;
    }

    @Override
    public Shape kerasShape() {
        return Sizes.windowFirst(window, in, multiplier);
    }

    @Override
    public Shape torchShape() {
        return Sizes.windowLast(out(), 1, window);
    }
}
