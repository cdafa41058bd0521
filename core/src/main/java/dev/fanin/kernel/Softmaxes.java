package dev.fanin.kernel;

/// Exponentials of whole rows that are brought to a common sum, and their logarithms.
///
/// Of every row its largest number is taken off first, so that nothing overflows. A row with a NaN
/// or with infinity in it comes out as NaN.
public final class Softmaxes {

    private Softmaxes() {}

    /// Writes `x_k = exp(z_k) / sum_j exp(z_j)` for the rows from one, inclusive, to another.
    public static void softmax(float[] z, float[] x, int from, int to, int width) {
        exponentials(z, x, from, to, width);
        for (int row = from; row < to; row++) {
            int at = row * width;
            scale(x, at, at + width, (float) (1 / sum(x, at, at + width)));
        }
    }

    /// Writes `x_k = z_k - ln sum_j exp(z_j)` for the rows from one, inclusive, to another.
    public static void logSoftmax(float[] z, float[] x, int from, int to, int width) {
        exponentials(z, x, from, to, width);
        for (int row = from; row < to; row++) {
            int at = row * width;
            float largest = largest(z, at, at + width);
            float log = (float) log(sum(x, at, at + width));
            for (int i = at; i < at + width; i++) {
                x[i] = z[i] - largest - log;
            }
        }
    }

    /// Returns `ln sum_j exp(z_j)` over a range.
    public static double logSumExp(float[] z, int from, int to) {
        float largest = largest(z, from, to);
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += Exponentials.exp(z[i] - largest);
        }
        return largest + log(sum);
    }

    private static double log(double sum) {
        return sum >= 1 ? Exponentials.log(sum) : Double.NaN;
    }

    private static void exponentials(float[] z, float[] x, int from, int to, int width) {
        for (int row = from; row < to; row++) {
            int at = row * width;
            subtract(z, x, at, at + width, largest(z, at, at + width));
        }
        // Over all rows at once, for rows may be short.
        Exponentials.exp(x, x, from * width, to * width);
    }

    /// Returns the largest that is a number.
    private static float largest(float[] z, int from, int to) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            largest = z[i] > largest ? z[i] : largest;
        }
        return largest;
    }

    private static void subtract(float[] z, float[] x, int from, int to, float subtrahend) {
        for (int i = from; i < to; i++) {
            x[i] = z[i] - subtrahend;
        }
    }

    private static void scale(float[] x, int from, int to, float factor) {
        for (int i = from; i < to; i++) {
            x[i] *= factor;
        }
    }

    /// Four sums in turn, which need not wait for each other.
    private static double sum(float[] x, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
        for (; i + 4 <= to; i += 4) {
            s0 += x[i];
            s1 += x[i + 1];
            s2 += x[i + 2];
            s3 += x[i + 3];
        }
        for (; i < to; i++) {
            s0 += x[i];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
