package dev.fanin.activation;

/// A smooth rectifier with a dip: `phi(z) = z tanh(ln(1 + exp(z)))`.
///
/// Source: Misra, "Mish: a self regularized non-monotonic activation function", 2020.
public record Mish() implements Elementwise {

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
