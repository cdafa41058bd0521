package dev.fanin.activation;

import dev.fanin.kernel.Exponentials;
import dev.fanin.kernel.Steps;

/// The exponential linear unit without a step in its slope: `phi(z) = z` for z > 0, else
/// `a (exp(z / a) - 1)`.
///
/// Source: Barron, "Continuously differentiable exponential linear units", 2017.
///
/// @param alpha a, positive and finite; 1 in Keras
public record Celu(double alpha) implements Elementwise {

    public Celu {
        if (!(alpha > 0) || Double.isInfinite(alpha)) {
            throw new IllegalArgumentException("alpha must be positive and finite, got " + alpha + ".");
        }
    }

    @Override
    public String name() {
        return alpha == 1 ? "celu" : "celu(alpha=" + alpha + ")";
    }

    @Override
    public double value(double z) {
        return z > 0 ? z : alpha * StrictMath.expm1(z / alpha);
    }

    @Override
    public double derivative(double z) {
        return z > 0 ? 1 : StrictMath.exp(z / alpha);
    }

    /// The kink at 0, and where the exponential has faded, which for a small alpha is close by.
    @Override
    public double[] kinks() {
        return new double[] {-40 * alpha, -4 * alpha, 0};
    }

    @Override
    public double lower() {
        return -alpha;
    }

    @Override
    public void forward(float[] z, float[] x, int from, int to, int width) {
        Exponentials.decayMinusOne(1 / alpha, z, x, from * width, to * width);
        float factor = (float) alpha;
        for (int i = from * width; i < to * width; i++) {
            x[i] = Math.max(z[i], 0f) + factor * x[i];
        }
    }

    @Override
    public void backward(float[] z, float[] x, float[] gradient, int from, int to, int width) {
        // Below 0 the slope is exp(z / a) = x / a + 1.
        float factor = (float) (1 / alpha);
        for (int i = from * width; i < to * width; i++) {
            float above = Steps.above(z[i]);
            gradient[i] *= above + (1 - above) * (Math.min(x[i], 0f) * factor + 1);
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
