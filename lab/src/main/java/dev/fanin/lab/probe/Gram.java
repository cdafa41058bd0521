package dev.fanin.lab.probe;

/// How alike the samples of a batch are in one layer, from the scalar products of what it puts out.
///
/// At most 64 samples are looked at, the first, and of each at most 4096 values, evenly spaced.
///
/// @param effectiveRank the participation ratio `(sum lambda)^2 / sum lambda^2` of the eigenvalues
///     of the centred Gram matrix, from 1 for samples on a line to samples - 1; NaN where all
///     samples are equal
/// @param cosine the mean of |cos| over all pairs of samples, from 0 to 1; NaN where there is none
///     of samples other than zero
record Gram(double effectiveRank, double cosine) {

    private static final int MOST_SAMPLES = 64;
    private static final int MOST_VALUES = 4096;
    private static final double ROUNDING = 1e-14;

    /// Looks at a batch of so many samples of so many values each.
    static Gram of(float[] x, int samples, int size) {
        return of(x, samples, size, true);
    }

    /// @param ranks whether the rank is asked for; it is NaN where not
    static Gram of(float[] x, int samples, int size, boolean ranks) {
        int n = Math.min(samples, MOST_SAMPLES);
        int taken = Math.min(size, MOST_VALUES);
        float[] values = new float[n * taken];
        for (int i = 0; i < n * taken; i++) {
            values[i] = x[i / taken * size + (int) ((long) (i % taken) * size / taken)];
        }
        double[] products = products(values, n, taken);
        double cosine = cosine(products, n);
        return new Gram(ranks ? participation(centered(products, n)) : Double.NaN, cosine);
    }

    private static double[] products(float[] values, int n, int size) {
        double[] products = new double[n * n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b <= a; b++) {
                double even = 0;
                double odd = 0;
                int i = 0;
                for (; i + 1 < size; i += 2) {
                    even += (double) values[a * size + i] * values[b * size + i];
                    odd += (double) values[a * size + i + 1] * values[b * size + i + 1];
                }
                if (i < size) {
                    even += (double) values[a * size + i] * values[b * size + i];
                }
                products[a * n + b] = even + odd;
                products[b * n + a] = even + odd;
            }
        }
        return products;
    }

    /// Returns the products of the same samples without their mean: `H G H` with `H = I - 1 1' /
    /// n`.
    private static double[] centered(double[] products, int n) {
        double[] means = new double[n];
        double mean = 0;
        double largest = 0;
        for (int i = 0; i < products.length; i++) {
            means[i / n] += products[i] / n;
            mean += products[i] / products.length;
            largest = Math.max(largest, Math.abs(products[i]));
        }
        double[] centered = new double[products.length];
        for (int i = 0; i < products.length; i++) {
            double value = products[i] - means[i / n] - means[i % n] + mean;
            // Samples that are all alike have no difference, but for rounding.
            centered[i] = Math.abs(value) > ROUNDING * largest ? value : 0;
        }
        return centered;
    }

    private static double cosine(double[] products, int n) {
        double sum = 0;
        int pairs = 0;
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < a; b++) {
                double norms = Math.sqrt(products[a * n + a]) * Math.sqrt(products[b * n + b]);
                if (norms > 0) {
                    sum += Math.min(1, Math.abs(products[a * n + b]) / norms);
                    pairs++;
                }
            }
        }
        return sum / pairs;
    }

    /// The sum of all eigenvalues is the trace, that of their squares the sum of all squares.
    private static double participation(double[] products) {
        int n = (int) Math.sqrt(products.length);
        double trace = 0;
        double squares = 0;
        for (int i = 0; i < products.length; i++) {
            trace += i % (n + 1) == 0 ? products[i] : 0;
            squares += products[i] * products[i];
        }
        return trace * trace / squares;
    }
}
