package dev.fanin.activation;

import dev.fanin.math.Erf;

/// The Gaussian error linear unit: `phi(z) = z P(z)`, with P the distribution function of N(0, 1).
///
/// The approximate form puts `(1 + tanh(u)) / 2` in place of P, with
/// `u = sqrt(2 / pi) (z + 0.044715 z^3)`.
///
/// Source: Hendrycks and Gimpel, "Gaussian error linear units", 2016.
///
/// @param approximate whether to use the form with tanh; false in Keras
public record Gelu(boolean approximate) implements Elementwise {

    private static final double CUBIC = 0.044715;
    private static final double ROOT = StrictMath.sqrt(2 / Math.PI);

    @Override
    public String name() {
        return approximate ? "gelu(approximate=true)" : "gelu";
    }

    @Override
    public double value(double z) {
        return z * share(z);
    }

    @Override
    public double derivative(double z) {
        return share(z) + z * density(z);
    }

    /// The least value, found numerically: at -0.7518, or -0.7525 for the approximate form.
    @Override
    public double lower() {
        return approximate ? -0.170040750571255 : -0.169971207479904;
    }

    @Override
    public String toString() {
        return name();
    }

    private double share(double z) {
        // (1 + tanh(u)) / 2 = sigmoid(2 u), which keeps the digits of the tail.
        return approximate ? Sigmoid.logistic(2 * u(z)) : Erf.complement(-z / StrictMath.sqrt(2)) / 2;
    }

    /// The derivative of the share.
    private double density(double z) {
        return approximate
                ? Sigmoid.slope(2 * u(z)) * 2 * ROOT * (1 + 3 * CUBIC * z * z)
                : ROOT / 2 * StrictMath.exp(-z * z / 2);
    }

    private static double u(double z) {
        return ROOT * (z + CUBIC * z * z * z);
    }
}
