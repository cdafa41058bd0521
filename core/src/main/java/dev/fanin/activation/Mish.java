package dev.fanin.activation;

import dev.fanin.kernel.Exponentials;

/// A smooth rectifier with a dip: `phi(z) = z tanh(ln(1 + exp(z)))`.
///
/// Source: Misra, "Mish: a self regularized non-monotonic activation function", 2020.
public record Mish() implements Elementwise {

    /// Beyond it the value is 0 or z in float32, and nothing may overflow.
    private static final double REACH = 170;

    @Override
    public String name() {
        return "mish";
    }

    @Override
    public double value(double z) {
        return z * gate(z);
    }

    @Override
    public double derivative(double z) {
        return gate(z) + z * gateSlope(z);
    }

    /// The least value, found numerically, at -1.1924.
    @Override
    public double lower() {
        return -0.308843413017251;
    }

    @Override
    public void forward(float[] z, float[] x, int from, int to, int width) {
        for (int i = from * width; i < to * width; i++) {
            double v = Math.max(z[i], -REACH);
            double e = Exponentials.expWithinReach(Math.min(v, REACH));
            double n = e * (e + 2);
            x[i] = (float) (v * (n / (n + 2)));
        }
    }

    @Override
    public void backward(float[] z, float[] x, float[] gradient, int from, int to, int width) {
        // With r = 2 / ((e + 1)^2 + 1), tanh(ln(1 + e)) is 1 - r, and its slope e (e + 1) r^2.
        for (int i = from * width; i < to * width; i++) {
            double v = Math.max(-REACH, Math.min(z[i], REACH));
            double e = Exponentials.rough(v);
            double w = e + 1;
            double rest = 2 / (w * w + 1);
            gradient[i] *= (float) (1 - rest * (1 - v * e * w * rest));
        }
    }

    /// With `e = exp(z)`, `tanh(ln(1 + e)) = (e^2 + 2 e) / (e^2 + 2 e + 2)`; for z > 0 both sides
    /// are divided by e^2, so that nothing overflows.
    private static double gate(double z) {
        double e = StrictMath.exp(-Math.abs(z));
        return z > 0 ? (1 + 2 * e) / (1 + 2 * e + 2 * e * e) : e * (e + 2) / (e * (e + 2) + 2);
    }

    /// `4 e (e + 1) / (e^2 + 2 e + 2)^2`, the same way.
    private static double gateSlope(double z) {
        double e = StrictMath.exp(-Math.abs(z));
        double root = z > 0 ? 1 + 2 * e + 2 * e * e : e * (e + 2) + 2;
        return (z > 0 ? 4 * e * e * (1 + e) : 4 * e * (1 + e)) / (root * root);
    }
}
