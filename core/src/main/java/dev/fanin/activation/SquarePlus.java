package dev.fanin.activation;

/// A smooth rectifier without exponentials: `phi(z) = (z + sqrt(z^2 + b)) / 2`.
///
/// Source: Barron, "Squareplus: a softplus-like algebraic rectifier", 2021.
///
/// @param b how round the corner is, at least 0 and finite; 4 in Keras, which makes the second
///     derivative at 0 that of softplus, 1/4; 0 is relu
public record SquarePlus(double b) implements Elementwise {

    static final double KERAS_B = 4;

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
    public String toString() {
        return name();
    }

    private double root(double z) {
        return StrictMath.sqrt(z * z + b);
    }
}
