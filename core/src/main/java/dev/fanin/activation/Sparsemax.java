package dev.fanin.activation;

import dev.fanin.kernel.Steps;

/// Probabilities of which most are 0: `x_k = max(0, z_k - t)` over the last axis.
///
/// With z in falling order, c_j the sum of the first j values, and n the last j for which
/// `z_j > (c_j - 1) / j`, the exact form has `t = (c_n - 1) / n`: the x add up to 1 and are the
/// nearest point to z among all probabilities. Keras 3.15.1 has `t = (c_1 + ... + c_n - 1) / n`,
/// on each of its backends; its x do not add up to 1, and may all be 0. What it has is the default
/// here, so that a model trained there predicts the same.
///
/// The work for a row grows with its width times n. A row with a NaN or with infinity in it comes
/// out as NaN.
///
/// Source: Martins and Astudillo, "From softmax to sparsemax: a sparse model of attention and
/// multi-label classification", 2016, algorithm 1 and equation 9.
///
/// @param exact whether t is that of the paper; false in Keras
public record Sparsemax(boolean exact) implements ActivationFunction {

    @Override
    public String name() {
        return exact ? "sparsemax(exact=true)" : "sparsemax";
    }

    @Override
    public void forward(float[] z, float[] x, int from, int to, int width) {
        for (int row = from; row < to; row++) {
            int at = row * width;
            float threshold = threshold(z, at, at + width);
            for (int i = at; i < at + width; i++) {
                x[i] = Math.max(z[i] - threshold, 0f);
            }
        }
    }

    private float threshold(float[] z, int from, int to) {
        int count = support(z, from, to);
        double sum = 0;
        double sumOfSums = 0;
        int next = -1;
        for (int j = 0; j < count; j++) {
            next = next(z, from, to, next);
            sum += z[next];
            sumOfSums += sum;
        }
        return count == 0 ? Float.NaN : (float) (((exact ? sum : sumOfSums) - 1) / count);
    }

    /// Returns n, or 0 where a value is not finite.
    private static int support(float[] z, int from, int to) {
        double sum = 0;
        int count = 0;
        int next = allFinite(z, from, to) ? next(z, from, to, -1) : -1;
        while (next >= 0 && z[next] * (count + 1.0) > sum + z[next] - 1) {
            sum += z[next];
            count++;
            next = next(z, from, to, next);
        }
        return count;
    }

    private static boolean allFinite(float[] z, int from, int to) {
        float zero = 0;
        for (int i = from; i < to; i++) {
            zero += 0 * z[i];
        }
        return zero == 0;
    }

    /// Returns where the next value in falling order is, the first of equals first, or -1.
    private static int next(float[] z, int from, int to, int last) {
        int best = -1;
        for (int i = from; i < to; i++) {
            boolean after = last < 0 || z[i] < z[last] || (z[i] == z[last] && i > last);
            if (after && (best < 0 || z[i] > z[best])) {
                best = i;
            }
        }
        return best;
    }

    @Override
    public String toString() {
        return name();
    }

    @Override
    public void backward(float[] z, float[] x, float[] gradient, int from, int to, int width) {
        for (int row = from; row < to; row++) {
            int at = row * width;
            double sum = 0;
            for (int i = at; i < at + width; i++) {
                // Where x is not a number, so is the gradient.
                gradient[i] *= Steps.above(x[i]);
                sum += gradient[i];
            }
            takeOff(sum, z, gradient, at, at + width);
        }
    }

    /// Takes off what goes back through t: `sum dt / dz_k`.
    private void takeOff(double sum, float[] z, float[] gradient, int from, int to) {
        int count = support(z, from, to);
        int next = -1;
        for (int j = 0; j < count; j++) {
            next = next(z, from, to, next);
            double share = exact ? 1.0 / count : (count - j) / (double) count;
            gradient[next] = (float) (gradient[next] - sum * share);
        }
    }
}
