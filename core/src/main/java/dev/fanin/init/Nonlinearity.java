package dev.fanin.init;

/// The activations PyTorch recommends a gain for.
///
/// | name | gain |
/// |---|---|
/// | `linear`, `conv1d` ... `conv_transpose3d`, `sigmoid` | 1 |
/// | `tanh` | 5/3 |
/// | `relu` | sqrt(2) |
/// | `leaky_relu` | sqrt(2 / (1 + slope^2)) |
/// | `selu` | 3/4 |
///
/// That of selu is PyTorch's choice: the self-normalizing networks of its paper need 1.
///
/// Source: PyTorch, `torch.nn.init.calculate_gain`.
public enum Nonlinearity {
    /// No activation.
    LINEAR("linear", 1),
    /// A convolution over one axis, without an activation.
    CONV1D("conv1d", 1),
    /// A convolution over two axes, without an activation.
    CONV2D("conv2d", 1),
    /// A convolution over three axes, without an activation.
    CONV3D("conv3d", 1),
    /// A transposed convolution over one axis, without an activation.
    CONV_TRANSPOSE1D("conv_transpose1d", 1),
    /// A transposed convolution over two axes, without an activation.
    CONV_TRANSPOSE2D("conv_transpose2d", 1),
    /// A transposed convolution over three axes, without an activation.
    CONV_TRANSPOSE3D("conv_transpose3d", 1),
    /// The logistic function.
    SIGMOID("sigmoid", 1),
    /// The hyperbolic tangent.
    TANH("tanh", 5.0 / 3),
    /// The rectifier.
    RELU("relu", Math.sqrt(2)),
    /// The leaky rectifier; the only one whose gain depends on a parameter.
    LEAKY_RELU("leaky_relu", Double.NaN),
    /// The scaled exponential linear unit.
    SELU("selu", 3.0 / 4);

    private final String text;
    private final double gain;

    Nonlinearity(String text, double gain) {
        this.text = text;
        this.gain = gain;
    }

    /// Returns the gain.
    ///
    /// @param slope the slope below 0, which only the leaky rectifier looks at
    public double gain(double slope) {
        return this == LEAKY_RELU ? Math.sqrt(2.0 / (1 + slope * slope)) : gain;
    }

    /// Returns the name PyTorch uses, for example `leaky_relu`.
    @Override
    public String toString() {
        return text;
    }
}
