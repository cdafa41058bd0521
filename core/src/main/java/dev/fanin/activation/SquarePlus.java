package dev.fanin.activation;

import dev.fanin.kernel.Steps;

/// A smooth rectifier without exponentials: `phi(z) = (z + sqrt(z^2 + b)) / 2`.
///
/// Source: Barron, "Squareplus: a softplus-like algebraic rectifier", 2021.
///
/// @param b how round the corner is, at least 0 and finite; 4 in Keras, which makes the second
///     derivative at 0 that of softplus, 1/4; 0 is relu
public record SquarePlus(double b) implements Elementwise {

    static final double KERAS_B = 4;

    /// Keeps relu, for which b is 0, from dividing 0 by 0.
    private static final double TINY = 1e-100;

    public SquarePlus {
        if (!(b >= 0) || Double.isInfinite(b)) {
            throw new IllegalArgumentException("b must be at least 0 and finite, got " + b + ".");
        }
    }

    @Override
    public String name() {
        return b == KERAS_B ? "squareplus" : "squareplus(b=" + b + ")";
    }

    @Override
    public double value(double z) {
        double root = root(z);
        // Below 0 the sum cancels; (root + z)(root - z) = b.
        return z >= 0 ? (z + root) / 2 : b / (root - z) / 2;
    }

    @Override
    public double derivative(double z) {
        double root = root(z);
        if (z > 0) {
            return (1 + z / root) / 2;
        }
        return b == 0 ? 0 : b / root / (root - z) / 2;
    }

    /// The kink of relu, or where a sharp corner bends.
    @Override
    public double[] kinks() {
        double bend = StrictMath.sqrt(b);
        return new double[] {-4 * bend, -bend, 0, bend, 4 * bend};
    }

    @Override
    public double lower() {
        return 0;
    }

    @Override
    public boolean isHomogeneous() {
        return b == 0;
    }

    @Override
    public void forward(float[] z, float[] x, int from, int to, int width) {
        // On both sides phi(z) = max(0, z) + b / (2 (sqrt(z^2 + b) + |z|)), which never cancels.
        for (int i = from * width; i < to * width; i++) {
            double size = Math.abs(z[i]);
            x[i] = (float) (Math.max(z[i], 0f) + b / Math.max(2 * (Math.sqrt(size * size + b) + size), TINY));
        }
    }

    @Override
    public void backward(float[] z, float[] x, float[] gradient, int from, int to, int width) {
        for (int i = from * width; i < to * width; i++) {
            double size = Math.abs(z[i]);
            double root = Math.sqrt(size * size + b);
            double below = b / Math.max(2 * root * (root + size), TINY);
            gradient[i] *= (float) (below + Steps.above(z[i]) * (1 - 2 * below));
        }
    }

    @Override
    public String toString() {
        return name();
    }

    private double root(double z) {
        return StrictMath.sqrt(z * z + b);
    }
}
