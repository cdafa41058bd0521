package dev.fanin.activation;

/// The identity without its middle: `phi(z) = z` for |z| > t, else 0, with derivative 0 at both
/// jumps.
///
/// @param threshold t, at least 0 and finite; 0.5 in Keras
public record HardShrink(double threshold) implements Elementwise {

    static final double KERAS_THRESHOLD = 0.5;

    public HardShrink {
        checkThreshold(threshold);
    }

    static void checkThreshold(double threshold) {
        if (!(threshold >= 0) || Double.isInfinite(threshold)) {
            throw new IllegalArgumentException("threshold must be at least 0 and finite, got " + threshold + ".");
        }
    }

    @Override
    public String name() {
        return threshold == KERAS_THRESHOLD ? "hard_shrink" : "hard_shrink(threshold=" + threshold + ")";
    }

    @Override
    public double value(double z) {
        return Math.abs(z) <= threshold ? 0 : z;
    }

    @Override
    public double derivative(double z) {
        return Math.abs(z) > threshold ? 1 : 0;
    }

    @Override
    public double[] kinks() {
        return new double[] {-threshold, threshold};
    }

    @Override
    public String toString() {
        return name();
    }
}
