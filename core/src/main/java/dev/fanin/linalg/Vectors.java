package dev.fanin.linalg;

/// Loops over the tails of vectors.
final class Vectors {

    private Vectors() {}

    /// Returns the scalar product of x and y from the index `from` on, in eight sums that are added
    /// in pairs at the end: their order is part of the result.
    static float dot(float[] x, float[] y, int from, int to) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        int i = from;
        for (; i + 8 <= to; i += 8) {
            s0 += x[i] * y[i];
            s1 += x[i + 1] * y[i + 1];
            s2 += x[i + 2] * y[i + 2];
            s3 += x[i + 3] * y[i + 3];
            s4 += x[i + 4] * y[i + 4];
            s5 += x[i + 5] * y[i + 5];
            s6 += x[i + 6] * y[i + 6];
            s7 += x[i + 7] * y[i + 7];
        }
        float rest = 0;
        for (; i < to; i++) {
            rest += x[i] * y[i];
        }
        return (((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7))) + rest;
    }

    /// Returns the sum of the squares of x from the index `from` on, in double, in order.
    static double sumOfSquares(float[] x, int from) {
        double sum = 0;
        for (int i = from; i < x.length; i++) {
            sum += (double) x[i] * x[i];
        }
        return sum;
    }

    /// Computes `y -= factor x` from the index `from` on.
    static void subtract(float factor, float[] x, float[] y, int from) {
        for (int i = from; i < y.length; i++) {
            y[i] -= factor * x[i];
        }
    }

    /// Computes `x *= factor` from the index `from` on, rounded once.
    static void scale(double factor, float[] x, int from) {
        for (int i = from; i < x.length; i++) {
            x[i] = (float) (factor * x[i]);
        }
    }
}
