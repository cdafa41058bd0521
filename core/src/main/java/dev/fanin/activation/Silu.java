package dev.fanin.activation;

import dev.fanin.kernel.Exponentials;

/// The sigmoid linear unit, also called swish: `phi(z) = z sigmoid(z)`.
///
/// Source: Elfwing et al., "Sigmoid-weighted linear units for neural network function
/// approximation in reinforcement learning", 2018.
public record Silu() implements Elementwise {

    /// Beyond it the value is 0 or z in float32, and nothing may overflow.
    private static final double REACH = 300;

    @Override
    public String name() {
        return "silu";
    }

    @Override
    public double value(double z) {
        return z * Sigmoid.logistic(z);
    }

    @Override
    public double derivative(double z) {
        return Sigmoid.logistic(z) + z * Sigmoid.slope(z);
    }

    /// The least value, found numerically, at -1.2785.
    @Override
    public double lower() {
        return -0.278464542761074;
    }

    @Override
    public void forward(float[] z, float[] x, int from, int to, int width) {
        for (int i = from * width; i < to * width; i++) {
            double v = Math.max(z[i], -REACH);
            x[i] = (float) (v / (1 + Exponentials.exp(-v)));
        }
    }

    @Override
    public void backward(float[] z, float[] x, float[] gradient, int from, int to, int width) {
        for (int i = from * width; i < to * width; i++) {
            double v = Math.max(-REACH, Math.min(z[i], REACH));
            double e = Exponentials.expWithinReach(-v);
            double root = 1 + e;
            gradient[i] *= (float) ((root + v * e) / (root * root));
        }
    }
}
