package dev.fanin.activation;

import dev.fanin.kernel.Exponentials;
import dev.fanin.kernel.Steps;

/// The scaled exponential linear unit: `phi(z) = s z` for z > 0, else `s a (exp(z) - 1)`.
///
/// The two constants make mean 0 and variance 1 a fixed point. At 0 the derivative is `s a`.
///
/// Source: Klambauer et al., "Self-normalizing neural networks", 2017.
public record Selu() implements Elementwise {

    private static final double ALPHA = 1.6732632423543772;
    private static final double SCALE = 1.0507009873554805;

    @Override
    public String name() {
        return "selu";
    }

    @Override
    public double value(double z) {
        return z > 0 ? SCALE * z : SCALE * ALPHA * StrictMath.expm1(z);
    }

    @Override
    public double derivative(double z) {
        return z > 0 ? SCALE : SCALE * ALPHA * StrictMath.exp(z);
    }

    @Override
    public double[] kinks() {
        return new double[] {0};
    }

    @Override
    public double lower() {
        return -SCALE * ALPHA;
    }

    @Override
    public void forward(float[] z, float[] x, int from, int to, int width) {
        Exponentials.decayMinusOne(1, z, x, from * width, to * width);
        float above = (float) SCALE;
        float below = (float) (SCALE * ALPHA);
        for (int i = from * width; i < to * width; i++) {
            x[i] = above * Math.max(z[i], 0f) + below * x[i];
        }
    }

    @Override
    public void backward(float[] z, float[] x, float[] gradient, int from, int to, int width) {
        // Below 0 the slope is s a exp(z) = x + s a.
        float scale = (float) SCALE;
        float most = (float) (SCALE * ALPHA);
        for (int i = from * width; i < to * width; i++) {
            float above = Steps.above(z[i]);
            gradient[i] *= above * scale + (1 - above) * (Math.min(x[i], 0f) + most);
        }
    }
}
