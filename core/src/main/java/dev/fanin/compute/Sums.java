package dev.fanin.compute;

/// Sums over a run of values, in double, four at a time so that additions need not wait for each
/// other; the order depends on the length alone.
final class Sums {

    private Sums() {}

    static double of(float[] values, int from, int count) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int whole = from + (count & ~3);
        for (int i = from; i < whole; i += 4) {
            a += values[i];
            b += values[i + 1];
            c += values[i + 2];
            d += values[i + 3];
        }
        for (int i = whole; i < from + count; i++) {
            a += values[i];
        }
        return (a + b) + (c + d);
    }

    /// Returns the sum of squared distances from a center.
    static double squares(float[] values, int from, int count, double center) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int whole = from + (count & ~3);
        for (int i = from; i < whole; i += 4) {
            a += (values[i] - center) * (values[i] - center);
            b += (values[i + 1] - center) * (values[i + 1] - center);
            c += (values[i + 2] - center) * (values[i + 2] - center);
            d += (values[i + 3] - center) * (values[i + 3] - center);
        }
        for (int i = whole; i < from + count; i++) {
            a += (values[i] - center) * (values[i] - center);
        }
        return (a + b) + (c + d);
    }
}
