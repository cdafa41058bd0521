package dev.fanin.activation;

import dev.fanin.kernel.Steps;

/// The slope of sparse_plus: `phi(z) = (z + 1) / 2`, cut at 0 and 1, with derivative 0 at both
/// kinks.
public record SparseSigmoid() implements Elementwise {

    @Override
    public String name() {
        return "sparse_sigmoid";
    }

    @Override
    public double value(double z) {
        return Math.clamp((z + 1) / 2, 0, 1.0);
    }

    @Override
    public double derivative(double z) {
        return z > -1 && z < 1 ? 0.5 : 0;
    }

    @Override
    public double[] kinks() {
        return new double[] {-1, 1};
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
            x[i] = Math.max(0f, Math.min((z[i] + 1) / 2, 1f));
        }
    }

    @Override
    public void backward(float[] z, float[] x, float[] gradient, int from, int to, int width) {
        for (int i = from * width; i < to * width; i++) {
            gradient[i] *= Steps.above(1 - Math.abs(z[i])) / 2;
        }
    }
}
