package dev.fanin.activation;

import dev.fanin.kernel.Steps;

/// The rectifier cut at 6: `phi(z) = min(max(0, z), 6)`, with derivative 0 at both kinks.
public record Relu6() implements Elementwise {

    private static final double TOP = 6;

    @Override
    public String name() {
        return "relu6";
    }

    @Override
    public double value(double z) {
        return Math.min(Math.max(0, z), TOP);
    }

    @Override
    public double derivative(double z) {
        return z > 0 && z < TOP ? 1 : 0;
    }

    @Override
    public double[] kinks() {
        return new double[] {0, TOP};
    }

    @Override
    public double lower() {
        return 0;
    }

    @Override
    public double upper() {
        return TOP;
    }

    @Override
    public void forward(float[] z, float[] x, int from, int to, int width) {
        for (int i = from * width; i < to * width; i++) {
            x[i] = Math.min(Math.max(z[i], 0f), 6f);
        }
    }

    @Override
    public void backward(float[] z, float[] x, float[] gradient, int from, int to, int width) {
        for (int i = from * width; i < to * width; i++) {
            gradient[i] *= Steps.above(Math.min(z[i], 6f - z[i]));
        }
    }
}
