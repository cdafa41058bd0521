package dev.fanin.activation;

import dev.fanin.kernel.Steps;

/// Sigmoid in three straight pieces: `phi(z) = (z + 3) / 6`, cut at 0 and 1, with derivative 0 at
/// both kinks.
public record HardSigmoid() implements Elementwise {

    static final double REACH = 3;

    @Override
    public String name() {
        return "hard_sigmoid";
    }

    @Override
    public double value(double z) {
        return Math.clamp((z + REACH) / (2 * REACH), 0, 1.0);
    }

    @Override
    public double derivative(double z) {
        return z > -REACH && z < REACH ? 1 / (2 * REACH) : 0;
    }

    @Override
    public double[] kinks() {
        return new double[] {-REACH, REACH};
    }

    @Override
    public double lower() {
        return 0;
    }

    @Override
    public double upper() {
        return 1;
    }

    @Override
    public void forward(float[] z, float[] x, int from, int to, int width) {
        for (int i = from * width; i < to * width; i++) {
            x[i] = Math.max(0f, Math.min((z[i] + 3f) / 6f, 1f));
        }
    }

    @Override
    public void backward(float[] z, float[] x, float[] gradient, int from, int to, int width) {
        for (int i = from * width; i < to * width; i++) {
            gradient[i] *= Steps.above(3f - Math.abs(z[i])) / 6f;
        }
    }
}
