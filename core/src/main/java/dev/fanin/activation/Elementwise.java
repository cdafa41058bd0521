package dev.fanin.activation;

/// An activation that treats every element alike: `x = phi(z)`.
///
/// User-defined ones implement [CustomActivation].
public sealed interface Elementwise extends ActivationFunction
        permits Linear,
                Relu,
                Relu6,
                LeakyRelu,
                Elu,
                Celu,
                Selu,
                Gelu,
                Silu,
                Mish,
                Softplus,
                Softsign,
                Sigmoid,
                Tanh,
                HardSigmoid,
                HardSilu,
                HardTanh,
                Exponential,
                LogSigmoid,
                HardShrink,
                SoftShrink,
                TanhShrink,
                Threshold,
                SquarePlus,
                SparsePlus,
                SparseSigmoid,
                CustomActivation {

    /// Returns phi(z).
    double value(double z);

    /// Returns phi'(z); at a kink, the value that training uses.
    double derivative(double z);

    /// Returns the points where phi is not smooth.
    default double[] kinks() {
        return new double[0];
    }

    /// Returns the greatest lower bound of phi, or minus infinity.
    default double lower() {
        return Double.NEGATIVE_INFINITY;
    }

    /// Returns the least upper bound of phi, or infinity.
    default double upper() {
        return Double.POSITIVE_INFINITY;
    }

    /// Returns whether `phi(c z) = c phi(z)` for every positive c, as for relu.
    default boolean isHomogeneous() {
        return false;
    }

    @Override
    default void forward(float[] z, float[] x, int from, int to, int width) {
        for (int i = from * width; i < to * width; i++) {
            x[i] = (float) value(z[i]);
        }
    }

    @Override
    default void backward(float[] z, float[] x, float[] gradient, int from, int to, int width) {
        for (int i = from * width; i < to * width; i++) {
            gradient[i] *= (float) derivative(z[i]);
        }
    }
}
