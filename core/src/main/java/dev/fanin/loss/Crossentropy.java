package dev.fanin.loss;

/// The two ways to compute a row's cross-entropy, from logits and from probabilities.
final class Crossentropy {

    /// Keras keeps probabilities this far from 0 and 1.
    static final float EPSILON = 1e-7f;

    private Crossentropy() {}

    /// Returns `log(sum_k exp(z_k))`, computed without overflow.
    static double logSumExp(float[] logits, int from, int width) {
        double largest = largest(logits, from, width);
        if (Double.isInfinite(largest)) {
            return largest;
        }
        double sum = 0;
        for (int k = 0; k < width; k++) {
            sum += StrictMath.exp(logits[from + k] - largest);
        }
        return largest + StrictMath.log(sum);
    }

    /// Writes `factor * softmax(z)` where the logits stand in their own array.
    static void softmax(float[] logits, int from, int width, float factor, float[] result) {
        double largest = largest(logits, from, width);
        double sum = 0;
        for (int k = 0; k < width; k++) {
            double e = StrictMath.exp(logits[from + k] - largest);
            result[from + k] = (float) e;
            sum += e;
        }
        float scale = (float) (factor / sum);
        for (int k = 0; k < width; k++) {
            result[from + k] *= scale;
        }
    }

    static double sum(float[] values, int from, int width) {
        double sum = 0;
        for (int k = 0; k < width; k++) {
            sum += values[from + k];
        }
        return sum;
    }

    static float clip(double probability) {
        return (float) Math.clamp(probability, EPSILON, 1 - (double) EPSILON);
    }

    static boolean clipped(double probability) {
        return probability < EPSILON || probability > 1 - (double) EPSILON;
    }

    private static double largest(float[] values, int from, int width) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < width; k++) {
            largest = Math.max(largest, values[from + k]);
        }
        return largest;
    }
}
