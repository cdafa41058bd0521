package dev.fanin.activation;

import dev.fanin.kernel.Steps;

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
    public void forward(float[] z, float[] x, int from, int to, int width) {
        float bound = Steps.floor(threshold);
        for (int i = from * width; i < to * width; i++) {
            x[i] = Steps.above(Math.abs(z[i]) - bound) * z[i];
        }
    }

    @Override
    public void backward(float[] z, float[] x, float[] gradient, int from, int to, int width) {
        float bound = Steps.floor(threshold);
        for (int i = from * width; i < to * width; i++) {
            gradient[i] *= Steps.above(Math.abs(z[i]) - bound);
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
