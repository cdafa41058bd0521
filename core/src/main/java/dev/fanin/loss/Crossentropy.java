package dev.fanin.loss;

/// What cross-entropies share: probabilities of a row, and how they are clipped.
///
/// Probabilities are rounded to float32 before they are clipped to [1e-7, 1 - 1e-7], as Keras has
/// them; so a probability counts as clipped where it does in Keras, but for rounding of the last
/// bit.
final class Crossentropy {

    /// Keras keeps probabilities this far from 0 and 1; the upper bound is 1 - 2^-23.
    private static final float LOWEST = Losses.EPSILON;

    private static final float HIGHEST = (float) (1 - 1e-7);

    private Crossentropy() {}

    static float clip(float probability) {
        return Math.max(LOWEST, Math.min(HIGHEST, probability));
    }

    static boolean isClipped(float probability) {
        return probability < LOWEST || probability > HIGHEST;
    }

    static double sum(float[] values, int from, int width) {
        double sum = 0;
        for (int i = from; i < from + width; i++) {
            sum += values[i];
        }
        return sum;
    }

    static float largest(float[] values, int from, int width) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int i = from; i < from + width; i++) {
            largest = Math.max(largest, values[i]);
        }
        return largest;
    }

    /// Returns `sum_k exp(z_k - largest)`.
    static double exponentialSum(float[] logits, int from, int width, double largest) {
        double sum = 0;
        for (int i = from; i < from + width; i++) {
            sum += Math.exp(logits[i] - largest);
        }
        return sum;
    }

    /// Writes the softmax of a row where its logits stand in their own array.
    static void softmax(float[] logits, int from, int width, float[] result) {
        double largest = largest(logits, from, width);
        double sum = 0;
        for (int i = from; i < from + width; i++) {
            double e = Math.exp(logits[i] - largest);
            result[i] = (float) e;
            sum += e;
        }
        double scale = 1 / sum;
        for (int i = from; i < from + width; i++) {
            result[i] = (float) (result[i] * scale);
        }
    }

    /// Returns the sigmoid rounded step by step as float32, which near 1 knows only every other
    /// number; so a probability of Keras is clipped from a logit of 16.6 on.
    static float sigmoid(float logit) {
        return 1 / (1 + (float) Math.exp(-logit));
    }

    /// Returns a target with a share of its mass spread evenly over the classes.
    static double smooth(float target, double smoothing, int classes) {
        return target * (1 - smoothing) + smoothing / classes;
    }

    static void requireSmoothing(String loss, double smoothing) {
        Losses.require(smoothing >= 0 && smoothing <= 1, loss, "a 'label_smoothing' from 0 to 1", smoothing);
    }

    static void requireFocus(String loss, double alpha, double gamma) {
        Losses.require(Double.isFinite(alpha), loss, "a finite 'alpha'", alpha);
        Losses.require(gamma >= 0 && gamma < Double.POSITIVE_INFINITY, loss, "a finite 'gamma' of at least 0", gamma);
    }

    /// Returns the derivative of `x^gamma`, which for gamma 0 is 0 everywhere.
    static double powerSlope(double x, double gamma) {
        return gamma == 0 ? 0 : gamma * Math.pow(x, gamma - 1);
    }
}
