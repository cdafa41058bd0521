package dev.fanin.activation;

import dev.fanin.kernel.Steps;

/// The identity above a threshold: `phi(z) = z` for z > t, else v, with derivative 0 at the jump.
///
/// Keras gives neither parameter a value of its own.
///
/// @param threshold t, finite
/// @param defaultValue v, finite
public record Threshold(double threshold, double defaultValue) implements Elementwise {

    public Threshold {
        if (!Double.isFinite(threshold)) {
            throw new IllegalArgumentException("threshold must be finite, got " + threshold + ".");
        }
        if (!Double.isFinite(defaultValue)) {
            throw new IllegalArgumentException("default_value must be finite, got " + defaultValue + ".");
        }
    }

    @Override
    public String name() {
        return "threshold(threshold=" + threshold + ",default_value=" + defaultValue + ")";
    }

    @Override
    public double value(double z) {
        return z <= threshold ? defaultValue : z;
    }

    @Override
    public double derivative(double z) {
        return z > threshold ? 1 : 0;
    }

    @Override
    public double[] kinks() {
        return new double[] {threshold};
    }

    @Override
    public double lower() {
        return Math.min(threshold, defaultValue);
    }

    @Override
    public void forward(float[] z, float[] x, int from, int to, int width) {
        float bound = Steps.floor(threshold);
        float otherwise = (float) defaultValue;
        for (int i = from * width; i < to * width; i++) {
            float above = Steps.above(z[i] - bound);
            x[i] = above * Math.max(z[i], -Float.MAX_VALUE) + (1 - above) * otherwise;
        }
    }

    @Override
    public void backward(float[] z, float[] x, float[] gradient, int from, int to, int width) {
        float bound = Steps.floor(threshold);
        for (int i = from * width; i < to * width; i++) {
            gradient[i] *= Steps.above(z[i] - bound);
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
