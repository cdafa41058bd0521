package dev.fanin.activation;

import dev.fanin.kernel.Exponentials;

/// The logistic function: `phi(z) = 1 / (1 + exp(-z))`, with `phi' = phi (1 - phi)`.
public record Sigmoid() implements Elementwise {

    @Override
    public String name() {
        return "sigmoid";
    }

    /// Returns the value, for the activations made from it.
    static double logistic(double z) {
        // The exponent stays negative, so that neither side overflows and small values keep their precision.
        double e = StrictMath.exp(-Math.abs(z));
        return z >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    /// Returns the derivative, for the activations made from it.
    static double slope(double z) {
        double e = StrictMath.exp(-Math.abs(z));
        return e / ((1 + e) * (1 + e));
    }

    @Override
    public double value(double z) {
        return logistic(z);
    }

    @Override
    public double derivative(double z) {
        return slope(z);
    }

    @Override
    public double lower() {
        return 0;
    }

    @Override
    public double upper() {
        return 1;
    }

    @Override
    public void forward(float[] z, float[] x, int from, int to, int width) {
        for (int i = from * width; i < to * width; i++) {
            x[i] = (float) (1 / (1 + Exponentials.exp(-z[i])));
        }
    }

    @Override
    public void backward(float[] z, float[] x, float[] gradient, int from, int to, int width) {
        for (int i = from * width; i < to * width; i++) {
            gradient[i] *= x[i] * (1 - x[i]);
        }
    }
}
