package dev.fanin.layer;

import dev.fanin.activation.Activations;

/// Short names for the rarer convolutions and for what is put around them, made for static import;
/// the everyday ones are in [Layers].
///
/// A window is given along each axis, or as one number for all.
public final class ConvolutionLayers {

    private ConvolutionLayers() {}

    /// Returns a transposed convolution over one axis, without activation.
    public static TransposedConvolution conv1dTranspose(int filters, int... size) {
        return TransposedConvolution.of(filters, Window.of(1, size), Activations.linear());
    }

    /// Returns a transposed convolution over two axes, without activation.
    public static TransposedConvolution conv2dTranspose(int filters, int... size) {
        return TransposedConvolution.of(filters, Window.of(2, size), Activations.linear());
    }

    /// Returns a transposed convolution over three axes, without activation.
    public static TransposedConvolution conv3dTranspose(int filters, int... size) {
        return TransposedConvolution.of(filters, Window.of(3, size), Activations.linear());
    }

    /// Returns a convolution of each channel by itself over one axis, without activation.
    public static DepthwiseConvolution depthwiseConv1d(int... size) {
        return DepthwiseConvolution.of(Window.of(1, size), Activations.linear());
    }

    /// Returns a convolution of each channel by itself over two axes, without activation.
    public static DepthwiseConvolution depthwiseConv2d(int... size) {
        return DepthwiseConvolution.of(Window.of(2, size), Activations.linear());
    }

    /// Returns a convolution of each channel by itself over one axis and one of all channels at
    /// each position, without activation.
    public static SeparableConvolution separableConv1d(int filters, int... size) {
        return SeparableConvolution.of(filters, Window.of(1, size), Activations.linear());
    }

    /// Returns a convolution of each channel by itself over two axes and one of all channels at
    /// each position, without activation.
    public static SeparableConvolution separableConv2d(int filters, int... size) {
        return SeparableConvolution.of(filters, Window.of(2, size), Activations.linear());
    }

    /// Returns a layer that puts zeros around its input over one axis.
    ///
    /// @param each the number before and after it along each axis, or one number for all
    public static ZeroPadding zeroPadding1d(int... each) {
        return new ZeroPadding(Margins.symmetric(1, each), Label.here());
    }

    /// Returns a layer that puts zeros around its input over two axes.
    ///
    /// @param each the number before and after it along each axis, or one number for all
    public static ZeroPadding zeroPadding2d(int... each) {
        return new ZeroPadding(Margins.symmetric(2, each), Label.here());
    }

    /// Returns a layer that puts zeros around its input over three axes.
    ///
    /// @param each the number before and after it along each axis, or one number for all
    public static ZeroPadding zeroPadding3d(int... each) {
        return new ZeroPadding(Margins.symmetric(3, each), Label.here());
    }

    /// Returns a layer that cuts off the border of its input over one axis.
    ///
    /// @param each the number before and after it along each axis, or one number for all
    public static Cropping cropping1d(int... each) {
        return new Cropping(Margins.symmetric(1, each), Label.here());
    }

    /// Returns a layer that cuts off the border of its input over two axes.
    ///
    /// @param each the number before and after it along each axis, or one number for all
    public static Cropping cropping2d(int... each) {
        return new Cropping(Margins.symmetric(2, each), Label.here());
    }

    /// Returns a layer that cuts off the border of its input over three axes.
    ///
    /// @param each the number before and after it along each axis, or one number for all
    public static Cropping cropping3d(int... each) {
        return new Cropping(Margins.symmetric(3, each), Label.here());
    }

    /// Returns a layer that repeats each position along one axis.
    public static UpSampling upSampling1d(int... size) {
        return new UpSampling(Window.expanded(1, size), Label.here());
    }

    /// Returns a layer that repeats each position along two axes.
    public static UpSampling upSampling2d(int... size) {
        return new UpSampling(Window.expanded(2, size), Label.here());
    }

    /// Returns a layer that repeats each position along three axes.
    public static UpSampling upSampling3d(int... size) {
        return new UpSampling(Window.expanded(3, size), Label.here());
    }
}
