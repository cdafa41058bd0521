package dev.fanin.activation;

import dev.fanin.kernel.Steps;

/// The rectifier that lets a little through: `phi(z) = z` for z > 0, else `a z`, with derivative a
/// at 0.
///
/// @param negativeSlope a, at least 0 and finite; 0.2 in Keras 3, 0.01 in PyTorch
public record LeakyRelu(double negativeSlope) implements Elementwise {

    static final double KERAS_SLOPE = 0.2;

    public LeakyRelu {
        if (!(negativeSlope >= 0) || Double.isInfinite(negativeSlope)) {
            throw new IllegalArgumentException(
                    "negative_slope must be at least 0 and finite, got " + negativeSlope + ".");
        }
    }

    @Override
    public String name() {
        return negativeSlope == KERAS_SLOPE ? "leaky_relu" : "leaky_relu(negative_slope=" + negativeSlope + ")";
    }

    @Override
    public double value(double z) {
        return z > 0 ? z : negativeSlope * z;
    }

    @Override
    public double derivative(double z) {
        return z > 0 ? 1 : negativeSlope;
    }

    @Override
    public double[] kinks() {
        return new double[] {0};
    }

    @Override
    public double lower() {
        return negativeSlope == 0 ? 0 : Double.NEGATIVE_INFINITY;
    }

    @Override
    public boolean isHomogeneous() {
        return true;
    }

    @Override
    public void forward(float[] z, float[] x, int from, int to, int width) {
        float slope = (float) negativeSlope;
        for (int i = from * width; i < to * width; i++) {
            x[i] = Math.max(z[i], 0f) + slope * Math.min(z[i], 0f);
        }
    }

    @Override
    public void backward(float[] z, float[] x, float[] gradient, int from, int to, int width) {
        float slope = (float) negativeSlope;
        for (int i = from * width; i < to * width; i++) {
            float above = Steps.above(z[i]);
            gradient[i] *= above + (1 - above) * slope;
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
