package dev.fanin.metric;

/// The pieces that cross-entropies are made of, kept finite as in Keras.
final class Probability {

    private static final float LEAST = 1e-7f;
    private static final float MOST = (float) (1 - Configs.EPSILON);

    private Probability() {}

    /// Returns the probability moved into [1e-7, 1 - 1e-7], bounds rounded to float32.
    static double clip(double probability) {
        return Math.min(Math.max((float) probability, LEAST), MOST);
    }

    /// Returns `log(1 + exp(z))` without overflow.
    static double softplus(double z) {
        return Math.max(z, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
    }

    static double sum(float[] values, int from, int width) {
        double sum = 0;
        for (int k = 0; k < width; k++) {
            sum += values[from + k];
        }
        return sum;
    }

    /// Returns `log(sum exp(z))` without overflow.
    static double logSumExp(float[] logits, int from, int width) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < width; k++) {
            largest = Math.max(largest, logits[from + k]);
        }
        if (Double.isInfinite(largest)) {
            return largest;
        }
        double sum = 0;
        for (int k = 0; k < width; k++) {
            sum += StrictMath.exp(logits[from + k] - largest);
        }
        return largest + StrictMath.log(sum);
    }
}
