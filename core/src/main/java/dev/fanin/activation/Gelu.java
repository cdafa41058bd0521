package dev.fanin.activation;

import dev.fanin.kernel.Exponentials;
import dev.fanin.kernel.NormalTail;
import dev.fanin.math.Erf;

/// The Gaussian error linear unit: `phi(z) = z P(z)`, with P the distribution function of N(0, 1).
///
/// The approximate form puts `(1 + tanh(u)) / 2` in place of P, with
/// `u = sqrt(2 / pi) (z + 0.044715 z^3)`.
///
/// Source: Hendrycks and Gimpel, "Gaussian error linear units", 2016.
///
/// @param approximate whether to use the form with tanh; false in Keras
public record Gelu(boolean approximate) implements Elementwise {

    private static final double CUBIC = 0.044715;
    private static final double ROOT = StrictMath.sqrt(2 / Math.PI);

    /// Beyond it the value is 0 or z in float32, and nothing may overflow.
    private static final float REACH = NormalTail.REACH;

    /// Beyond it the slope is 0 or 1 in float32.
    private static final float SLOPE_REACH = 13;

    /// The same for the approximate form.
    private static final float APPROXIMATE_REACH = 20;

    /// Far below where P(z) differs from 1/2 by anything, far above the squares of the smallest
    /// floats.
    private static final double TINY = 1e-60;

    @Override
    public String name() {
        return approximate ? "gelu(approximate=true)" : "gelu";
    }

    @Override
    public double value(double z) {
        return z * share(z);
    }

    @Override
    public double derivative(double z) {
        return share(z) + z * density(z);
    }

    /// The least value, found numerically: at -0.7518, or -0.7525 for the approximate form.
    @Override
    public double lower() {
        return approximate ? -0.170040750571255 : -0.169971207479904;
    }

    @Override
    public void forward(float[] z, float[] x, int from, int to, int width) {
        if (approximate) {
            approximateForward(z, x, from * width, to * width);
        } else {
            exactForward(z, x, from * width, to * width);
        }
    }

    @Override
    public void backward(float[] z, float[] x, float[] gradient, int from, int to, int width) {
        if (approximate) {
            approximateBackward(z, gradient, from * width, to * width);
        } else {
            exactBackward(z, x, gradient, from * width, to * width);
        }
    }

    /// `max(0, z) - |z| (1 - P(|z|))`, whose tail keeps its digits.
    private static void exactForward(float[] z, float[] x, int from, int to) {
        for (int i = from; i < to; i++) {
            x[i] = (float) NormalTail.density(Math.min(Math.abs(z[i]), REACH));
        }
        for (int i = from; i < to; i++) {
            float t = Math.min(Math.abs(z[i]), REACH);
            x[i] = Math.max(z[i], 0f) - t * NormalTail.ratio(t) * x[i];
        }
    }

    /// `P(z) + z density(z)`, with `P(z) = x / z`, which beside 0 is made 1/2.
    private static void exactBackward(float[] z, float[] x, float[] gradient, int from, int to) {
        for (int i = from; i < to; i++) {
            double v = Math.max(-SLOPE_REACH, Math.min(z[i], SLOPE_REACH));
            double share = Math.min((x[i] * v + TINY / 2) / (v * v + TINY), 1);
            gradient[i] *= (float) (share + v * NormalTail.roughDensity(v));
        }
    }

    private static void approximateForward(float[] z, float[] x, int from, int to) {
        for (int i = from; i < to; i++) {
            double v = Math.max(z[i], -APPROXIMATE_REACH);
            x[i] = (float) (v / (1 + Exponentials.exp(-2 * u(v))));
        }
    }

    /// With `e = exp(-2 u)`, the share is `1 / (1 + e)` and its derivative `2 u' e / (1 + e)^2`.
    private static void approximateBackward(float[] z, float[] gradient, int from, int to) {
        for (int i = from; i < to; i++) {
            double v = Math.max(-APPROXIMATE_REACH, Math.min(z[i], APPROXIMATE_REACH));
            double square = v * v;
            double e = Exponentials.expWithinReach(-v * (2 * ROOT + square * (2 * ROOT * CUBIC)));
            double slope = v * (2 * ROOT + square * (6 * ROOT * CUBIC));
            double root = 1 + e;
            gradient[i] *= (float) ((root + slope * e) / (root * root));
        }
    }

    @Override
    public String toString() {
        return name();
    }

    private double share(double z) {
        // (1 + tanh(u)) / 2 = sigmoid(2 u), which keeps the digits of the tail.
        return approximate ? Sigmoid.logistic(2 * u(z)) : Erf.complement(-z / StrictMath.sqrt(2)) / 2;
    }

    /// The derivative of the share.
    private double density(double z) {
        return approximate
                ? Sigmoid.slope(2 * u(z)) * 2 * ROOT * (1 + 3 * CUBIC * z * z)
                : ROOT / 2 * StrictMath.exp(-z * z / 2);
    }

    private static double u(double z) {
        return ROOT * (z + CUBIC * z * z * z);
    }
}
