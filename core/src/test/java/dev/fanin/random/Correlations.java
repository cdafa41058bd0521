package dev.fanin.random;

/// Serial correlations of standard normal values, and of their squares, at many distances.
final class Correlations {

    private static final int BLOCK = 1 << 14;
    private static final int SHORT = 1 << 10;

    private final int[] lags;
    private final double[] plain;
    private final double[] squares;
    private long n;

    private Correlations(int[] lags) {
        this.lags = lags;
        plain = new double[lags.length];
        squares = new double[lags.length];
    }

    /// Takes about n pairs at each distance.
    static Correlations of(Values source, long n, int... lags) {
        Correlations found = new Correlations(lags);
        float[] values = new float[BLOCK + SHORT];
        for (; found.n + BLOCK <= n; found.n += BLOCK) {
            source.fill(values, found.n);
            found.add(source, values);
        }
        return found;
    }

    private void add(Values source, float[] values) {
        float[] far = new float[BLOCK];
        for (int k = 0; k < lags.length; k++) {
            if (lags[k] <= SHORT) {
                System.arraycopy(values, lags[k], far, 0, BLOCK);
            } else {
                source.fill(far, n + lags[k]);
            }
            plain[k] += sum(values, far);
            squares[k] += sumOfSquares(values, far);
        }
    }

    /// Returns the correlation of the values at one of the distances.
    double plain(int k) {
        return plain[k] / n;
    }

    /// Returns the correlation of the squares at one of the distances.
    double squares(int k) {
        return squares[k] / 2 / n;
    }

    /// Returns the greatest of all correlations in standard errors: each is the mean of n
    /// uncorrelated products of variance 1.
    double greatest() {
        double greatest = 0;
        for (int k = 0; k < lags.length; k++) {
            greatest = Math.max(greatest, Math.max(Math.abs(plain(k)), Math.abs(squares(k))));
        }
        return greatest * Math.sqrt((double) n);
    }

    private static double sum(float[] x, float[] y) {
        double even = 0;
        double odd = 0;
        for (int i = 0; i < BLOCK; i += 2) {
            even += x[i] * y[i];
            odd += x[i + 1] * y[i + 1];
        }
        return even + odd;
    }

    /// The square of a standard normal value has mean 1 and variance 2.
    private static double sumOfSquares(float[] x, float[] y) {
        double even = 0;
        double odd = 0;
        for (int i = 0; i < BLOCK; i += 2) {
            even += (x[i] * x[i] - 1) * (y[i] * y[i] - 1);
            odd += (x[i + 1] * x[i + 1] - 1) * (y[i + 1] * y[i + 1] - 1);
        }
        return even + odd;
    }
}
