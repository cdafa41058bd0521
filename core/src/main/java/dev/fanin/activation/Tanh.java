package dev.fanin.activation;

import dev.fanin.kernel.HyperbolicTangent;

/// The hyperbolic tangent, with `phi' = 1 - phi^2`.
public record Tanh() implements Elementwise {

    @Override
    public String name() {
        return "tanh";
    }

    @Override
    public double value(double z) {
        return StrictMath.tanh(z);
    }

    @Override
    public double derivative(double z) {
        double cosh = StrictMath.cosh(z);
        return 1 / (cosh * cosh);
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
            x[i] = HyperbolicTangent.of(z[i]);
        }
    }

    @Override
    public void backward(float[] z, float[] x, float[] gradient, int from, int to, int width) {
        for (int i = from * width; i < to * width; i++) {
            gradient[i] *= 1 - x[i] * x[i];
        }
    }
}
