package dev.fanin.activation;

import dev.fanin.kernel.Steps;

/// The identity cut at -1 and 1, with derivative 0 at both kinks.
public record HardTanh() implements Elementwise {

    @Override
    public String name() {
        return "hard_tanh";
    }

    @Override
    public double value(double z) {
        return Math.clamp(z, -1, 1.0);
    }

    @Override
    public double derivative(double z) {
        return z > -1 && z < 1 ? 1 : 0;
    }

    @Override
    public double[] kinks() {
        return new double[] {-1, 1};
    }

    @Override
    public double lower() {
        return -1;
    }

    @Override
    public double upper() {
        return 1;
    }

    @Override
    public void forward(float[] z, float[] x, int from, int to, int width) {
        for (int i = from * width; i < to * width; i++) {
            x[i] = Math.max(-1f, Math.min(z[i], 1f));
        }
    }

    @Override
    public void backward(float[] z, float[] x, float[] gradient, int from, int to, int width) {
        for (int i = from * width; i < to * width; i++) {
            gradient[i] *= Steps.above(1 - Math.abs(z[i]));
        }
    }
}
