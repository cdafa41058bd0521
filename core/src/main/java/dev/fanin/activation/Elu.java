package dev.fanin.activation;

import dev.fanin.kernel.Exponentials;
import dev.fanin.kernel.Steps;

/// The exponential linear unit: `phi(z) = z` for z > 0, else `a (exp(z) - 1)`, with derivative a at
/// 0.
///
/// Source: Clevert et al., "Fast and accurate deep network learning by exponential linear units",
/// 2016.
///
/// @param alpha a, at least 0 and finite; 1 in Keras
public record Elu(double alpha) implements Elementwise {

    public Elu {
        if (!(alpha >= 0) || Double.isInfinite(alpha)) {
            throw new IllegalArgumentException("alpha must be at least 0 and finite, got " + alpha + ".");
        }
    }

    @Override
    public String name() {
        return alpha == 1 ? "elu" : "elu(alpha=" + alpha + ")";
    }

    @Override
    public double value(double z) {
        return z > 0 ? z : alpha * StrictMath.expm1(z);
    }

    @Override
    public double derivative(double z) {
        return z > 0 ? 1 : alpha * StrictMath.exp(z);
    }

    @Override
    public double[] kinks() {
        return new double[] {0};
    }

    @Override
    public double lower() {
        return -alpha;
    }

    @Override
    public void forward(float[] z, float[] x, int from, int to, int width) {
        Exponentials.decayMinusOne(1, z, x, from * width, to * width);
        float factor = (float) alpha;
        for (int i = from * width; i < to * width; i++) {
            x[i] = Math.max(z[i], 0f) + factor * x[i];
        }
    }

    @Override
    public void backward(float[] z, float[] x, float[] gradient, int from, int to, int width) {
        // Below 0 the slope is a exp(z) = x + a.
        float most = (float) alpha;
        for (int i = from * width; i < to * width; i++) {
            float above = Steps.above(z[i]);
            gradient[i] *= above + (1 - above) * (Math.min(x[i], 0f) + most);
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
