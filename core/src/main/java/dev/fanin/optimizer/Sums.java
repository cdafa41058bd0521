package dev.fanin.optimizer;

/// Sums of squares in double, always in the same order.
final class Sums {

    private Sums() {}

    /// Four sums run side by side, because each addition waits for the one before it.
    static double squares(float[] x, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
        for (; i < to - 3; i += 4) {
            double a = x[i];
            double b = x[i + 1];
            double c = x[i + 2];
            double d = x[i + 3];
            s0 += a * a;
            s1 += b * b;
            s2 += c * c;
            s3 += d * d;
        }
        for (; i < to; i++) {
            double a = x[i];
            s0 += a * a;
        }
        return s0 + s1 + (s2 + s3);
    }
}
