package dev.fanin.connection;

import dev.fanin.tensor.Shape;

/// A convolution over one to three axes.
///
/// With groups, channels are cut into as many equal parts, and a part sees only its own. A
/// pointwise convolution is one whose window is 1 everywhere. Dilation is not stated: it moves the
/// inputs a node sees and leaves their number as it is.
///
/// Shapes: Keras `(window..., in / groups, out)`, PyTorch `(out, in / groups, window...)`.
///
/// @param window the kernel's extent on each axis
/// @param in the channels of the input, a multiple of groups
/// @param out the channels of the output, a multiple of groups
/// @param strides how far the window moves on each axis
/// @param groups the number of groups
public record Convolution(Shape window, int in, int out, Shape strides, int groups) implements Connection {

    public Convolution {
        Sizes.check("Convolution", "in", in);
        Sizes.check("Convolution", "out", out);
        Sizes.checkWindow("Convolution", window, strides);
        Sizes.checkGroups("Convolution", in, out, groups);
    }

    /// Returns the same with other strides, one for each axis.
    public Convolution strides(int... each) {
        return new Convolution(window, in, out, Shape.of(each), groups);
    }

    /// Returns the same in so many groups.
    public Convolution groups(int number) {
        return new Convolution(window, in, out, strides, number);
    }

    @Override
    public Shape kerasShape() {
        return Sizes.windowFirst(window, in / groups, out);
    }

    @Override
    public Shape torchShape() {
        return Sizes.windowLast(out, in / groups, window);
    }
}
