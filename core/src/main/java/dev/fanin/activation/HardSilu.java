package dev.fanin.activation;

import dev.fanin.kernel.Steps;

/// Silu from straight pieces, also called hard swish: `phi(z) = z hard_sigmoid(z)`.
///
/// Source: Howard et al., "Searching for MobileNetV3", 2019.
public record HardSilu() implements Elementwise {

    private static final double REACH = HardSigmoid.REACH;

    @Override
    public String name() {
        return "hard_silu";
    }

    @Override
    public double value(double z) {
        return z * Math.clamp((z + REACH) / (2 * REACH), 0, 1.0);
    }

    @Override
    public double derivative(double z) {
        if (z <= -REACH) {
            return 0;
        }
        return z >= REACH ? 1 : (2 * z + REACH) / (2 * REACH);
    }

    @Override
    public double[] kinks() {
        return new double[] {-REACH, REACH};
    }

    /// The least value, at -3/2.
    @Override
    public double lower() {
        return -REACH / 8;
    }

    @Override
    public void forward(float[] z, float[] x, int from, int to, int width) {
        for (int i = from * width; i < to * width; i++) {
            float v = Math.max(z[i], -Float.MAX_VALUE);
            x[i] = v * Math.max(0f, Math.min((v + 3f) / 6f, 1f));
        }
    }

    @Override
    public void backward(float[] z, float[] x, float[] gradient, int from, int to, int width) {
        for (int i = from * width; i < to * width; i++) {
            float v = Math.max(-3f, Math.min(z[i], 3f));
            float below = Steps.above(3f - z[i]);
            gradient[i] *= Steps.above(z[i] + 3f) * below * ((2 * v + 3f) / 6f) + (1 - below);
        }
    }
}
