package dev.fanin.activation;

import dev.fanin.kernel.Steps;
import org.jspecify.annotations.Nullable;

/// The rectifier: `phi(z) = max(0, z)`, with derivative 0 at 0.
public record Relu() implements Elementwise {

    @Override
    public String name() {
        return "relu";
    }

    /// Compared by hand: what the compiler puts in takes milliseconds when it is first asked.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Relu;
    }

    @Override
    public int hashCode() {
        return 1;
    }

    @Override
    public double value(double z) {
        return Math.max(0, z);
    }

    @Override
    public double derivative(double z) {
        return z > 0 ? 1 : 0;
    }

    @Override
    public double[] kinks() {
        return new double[] {0};
    }

    @Override
    public double lower() {
        return 0;
    }

    @Override
    public boolean isHomogeneous() {
        return true;
    }

    @Override
    public void forward(float[] z, float[] x, int from, int to, int width) {
        for (int i = from * width; i < to * width; i++) {
            x[i] = Math.max(z[i], 0f);
        }
    }

    @Override
    public void backward(float[] z, float[] x, float[] gradient, int from, int to, int width) {
        for (int i = from * width; i < to * width; i++) {
            gradient[i] *= Steps.above(x[i]);
        }
    }
}
