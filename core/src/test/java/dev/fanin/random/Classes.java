package dev.fanin.random;

/// Sorts values into a few classes that are about equally likely, by the bins of a [Sample].
final class Classes {

    private static final int COUNT = 64;
    private static final int BLOCK = 1 << 16;

    private final double low;
    private final double scale;
    private final byte[] classes = new byte[Sample.BINS];
    private final double[] probabilities = new double[COUNT];

    private Classes(double low, double scale) {
        this.low = low;
        this.scale = scale;
    }

    /// Returns the classes of a law, of which the bins cover `[low, high]`.
    static Classes of(Cumulative law, double low, double high) {
        double width = (high - low) / Sample.BINS;
        Classes made = new Classes(low, 1 / width);
        for (int bin = 0; bin < Sample.BINS; bin++) {
            double start = bin == 0 ? 0 : law.at(low + bin * width);
            double end = bin == Sample.BINS - 1 ? 1 : law.at(low + (bin + 1) * width);
            int place = Math.min((int) ((start + end) / 2 * COUNT), COUNT - 1);
            made.classes[bin] = (byte) place;
            made.probabilities[place] += end - start;
        }
        return made;
    }

    private void sort(float[] values, byte[] sorted) {
        for (int i = 0; i < values.length; i++) {
            int bin = (int) ((values[i] - low) * scale);
            sorted[i] = classes[Math.max(0, Math.min(bin, Sample.BINS - 1))];
        }
    }

    /// Returns where the chi-square statistics of pairs (value i, value i + lag) stand, as
    /// [Chance#chiSquare] has it, one for each lag, a power of 2.
    ///
    /// Each value is in one pair, so the pairs are independent: pairs that overlap would spread
    /// wider (Good, 1953). The cells are the 64 x 64 pairs of classes; their probabilities are
    /// products, so all but one are free: 4095 degrees.
    double[] pairs(Values source, long n, int... lags) {
        int[][] counts = new int[lags.length][COUNT * COUNT];
        float[] values = new float[BLOCK];
        byte[] sorted = new byte[BLOCK];
        long blocks = n / BLOCK;
        for (long block = 0; block < blocks; block++) {
            source.fill(values, block * BLOCK);
            sort(values, sorted);
            for (int k = 0; k < lags.length; k++) {
                count(sorted, lags[k], counts[k]);
            }
        }
        double[] statistics = new double[lags.length];
        for (int k = 0; k < lags.length; k++) {
            statistics[k] = Chance.chiSquare(statistic(counts[k], blocks * BLOCK / 2), COUNT * COUNT - 1L);
        }
        return statistics;
    }

    private static void count(byte[] sorted, int lag, int[] counts) {
        for (int start = 0; start < BLOCK; start += 2 * lag) {
            for (int i = start; i < start + lag; i++) {
                counts[sorted[i] * COUNT + sorted[i + lag]]++;
            }
        }
    }

    private double statistic(int[] counts, long n) {
        double statistic = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            double expected = n * probabilities[cell / COUNT] * probabilities[cell % COUNT];
            statistic += (counts[cell] - expected) * (counts[cell] - expected) / expected;
        }
        return statistic;
    }
}
