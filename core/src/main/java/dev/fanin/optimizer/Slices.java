package dev.fanin.optimizer;

/// The inner loops around an update, each over one slice.
final class Slices {

    private Slices() {}

    /// `g = g / divisor`.
    static void divide(float[] g, float divisor, int from, int to) {
        for (int i = from; i < to; i++) {
            g[i] /= divisor;
        }
    }

    /// `sum = g + sum`.
    static void accumulate(float[] g, float[] sum, int from, int to) {
        for (int i = from; i < to; i++) {
            sum[i] += g[i];
        }
    }

    /// `g = (g + sum) / count`, and the sum begins again.
    static void average(float[] g, float[] sum, float count, int from, int to) {
        for (int i = from; i < to; i++) {
            g[i] = (g[i] + sum[i]) / count;
            sum[i] = 0;
        }
    }

    /// `g = g factor / divisor`.
    static void scale(float[] g, float factor, float divisor, int from, int to) {
        for (int i = from; i < to; i++) {
            g[i] = g[i] * factor / divisor;
        }
    }

    /// Bounds the magnitude.
    static void clip(float[] g, float bound, int from, int to) {
        float low = -bound;
        for (int i = from; i < to; i++) {
            g[i] = Math.min(Math.max(g[i], low), bound);
        }
    }

    /// `w = w - w decay rate`.
    static void decay(float[] w, float decay, float rate, int from, int to) {
        for (int i = from; i < to; i++) {
            w[i] -= w[i] * decay * rate;
        }
    }

    /// `mean = keep mean + (1 - keep) w`.
    static void follow(float[] w, float[] mean, float keep, int from, int to) {
        float take = 1 - keep;
        for (int i = from; i < to; i++) {
            mean[i] = keep * mean[i] + take * w[i];
        }
    }
}
