package dev.fanin.connection;

/// A depthwise convolution and a pointwise one after it: two kernels, each with fans of its own.
///
/// Nothing stands between the two, so the signal is multiplied by both; each is to keep it.
///
/// @param depthwise each channel by itself, over the window
/// @param pointwise all channels, at one place
public record SeparableConvolution(DepthwiseConvolution depthwise, Convolution pointwise) {

    public SeparableConvolution {
        boolean onePlace = pointwise.window().size() == 1
                && pointwise.strides().size() == 1
                && pointwise.window().rank() == depthwise.window().rank();
        if (!onePlace || pointwise.in() != depthwise.out()) {
            throw new IllegalArgumentException(
                    "SeparableConvolution expects a pointwise convolution of " + depthwise.out() + " channels over "
                            + depthwise.window().rank() + " axes, without strides, got " + pointwise + ".");
        }
    }

    /// Returns the same with other strides, one for each axis; the depthwise half has them.
    public SeparableConvolution strides(int... each) {
        return new SeparableConvolution(depthwise.strides(each), pointwise);
    }
}
