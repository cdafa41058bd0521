package dev.fanin.random;

/// Serial correlations of standard normal values, and of their squares, at many distances.
///
/// @param n how many pairs were taken at each distance
/// @param plain the correlations of the values
/// @param squares the correlations of the squares
record Correlations(long n, double[] plain, double[] squares) {

    private static final int BLOCK = 1 << 14;
    private static final int SHORT = 1 << 10;

    static Correlations of(Values source, long n, int... lags) {
        double[] plain = new double[lags.length];
        double[] squares = new double[lags.length];
        float[] values = new float[BLOCK + SHORT];
        float[] far = new float[BLOCK];
        long blocks = n / BLOCK;
        for (long block = 0; block < blocks; block++) {
            source.fill(values, block * BLOCK);
            for (int k = 0; k < lags.length; k++) {
                if (lags[k] <= SHORT) {
                    System.arraycopy(values, lags[k], far, 0, BLOCK);
                } else {
                    source.fill(far, block * BLOCK + lags[k]);
                }
                plain[k] += sum(values, far);
                squares[k] += sumOfSquares(values, far);
            }
        }
        long pairs = blocks * BLOCK;
        for (int k = 0; k < lags.length; k++) {
            plain[k] /= pairs;
            squares[k] /= 2.0 * pairs;
        }
        return new Correlations(pairs, plain, squares);
    }

    /// Returns the correlations in standard errors: each is the mean of n uncorrelated products of
    /// variance 1.
    double[] inStandardErrors() {
        double[] all = new double[plain.length + squares.length];
        for (int k = 0; k < plain.length; k++) {
            all[k] = plain[k] * Math.sqrt(n);
            all[plain.length + k] = squares[k] * Math.sqrt(n);
        }
        return all;
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
