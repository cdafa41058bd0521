package dev.fanin.activation;

import dev.fanin.kernel.Steps;

/// What is left of z when t is taken off its size: `phi(z) = sign(z) max(0, |z| - t)`, with
/// derivative 0 at both kinks.
///
/// Also called: soft thresholding.
///
/// @param threshold t, at least 0 and finite; 0.5 in Keras
public record SoftShrink(double threshold) implements Elementwise {

    static final double KERAS_THRESHOLD = 0.5;

    public SoftShrink {
        HardShrink.checkThreshold(threshold);
    }

    @Override
    public String name() {
        return threshold == KERAS_THRESHOLD ? "soft_shrink" : "soft_shrink(threshold=" + threshold + ")";
    }

    @Override
    public double value(double z) {
        return z - Math.clamp(z, -threshold, threshold);
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
        float bound = (float) threshold;
        for (int i = from * width; i < to * width; i++) {
            x[i] = z[i] - Math.max(-bound, Math.min(z[i], bound));
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
