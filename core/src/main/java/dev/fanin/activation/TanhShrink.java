package dev.fanin.activation;

import dev.fanin.kernel.HyperbolicTangent;

/// What tanh cuts off: `phi(z) = z - tanh(z)`, with derivative `tanh(z)^2`.
public record TanhShrink() implements Elementwise {

    /// Below this size the difference loses digits that the series still has.
    private static final double SMALL = 0.1;

    @Override
    public String name() {
        return "tanh_shrink";
    }

    @Override
    public double value(double z) {
        return Math.abs(z) < SMALL ? series(z) : z - StrictMath.tanh(z);
    }

    @Override
    public double derivative(double z) {
        double tanh = StrictMath.tanh(z);
        return tanh * tanh;
    }

    @Override
    public void forward(float[] z, float[] x, int from, int to, int width) {
        for (int i = from * width; i < to * width; i++) {
            x[i] = HyperbolicTangent.cutOff(z[i]);
        }
    }

    @Override
    public void backward(float[] z, float[] x, float[] gradient, int from, int to, int width) {
        for (int i = from * width; i < to * width; i++) {
            float tanh = HyperbolicTangent.of(z[i]);
            gradient[i] *= tanh * tanh;
        }
    }

    /// `z^3/3 - 2 z^5/15 + 17 z^7/315 - 62 z^9/2835 + 1382 z^11/155925 - 21844 z^13/6081075`, the
    /// Taylor series.
    private static double series(double z) {
        double s = z * z;
        double sum = 1382 / 155925.0 - s * 21844 / 6081075;
        sum = 17 / 315.0 - s * (62 / 2835.0 - s * sum);
        return z * s * (1 / 3.0 - s * (2 / 15.0 - s * sum));
    }
}
