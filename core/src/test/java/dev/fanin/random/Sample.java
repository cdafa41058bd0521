package dev.fanin.random;

/// What is kept of very many values: how many fell into each of 65,536 equal bins, and the sums of
/// their powers.
final class Sample {

    static final int BINS = 1 << 16;
    private static final int BLOCK = 1 << 14;

    private final long n;
    private final double low;
    private final double width;

    /// How many values each bin holds; the outer bins hold what lies beyond them, too.
    private final int[] counts = new int[BINS];

    /// The sums of the powers 1 to 4 of the distance from the centre of the bins.
    private final double[] powers = new double[4];

    private Sample(long n, double low, double width) {
        this.n = n;
        this.low = low;
        this.width = width;
    }

    /// Takes the first n values, of which the bins cover `[low, high]`.
    static Sample of(Values source, long n, double low, double high) {
        Sample sample = new Sample(n, low, (high - low) / BINS);
        float[] values = new float[BLOCK];
        for (long from = 0; from < n; from += BLOCK) {
            source.fill(values, from);
            int count = (int) Math.min(BLOCK, n - from);
            sample.count(values, count);
            sample.addPowers(values, count);
        }
        return sample;
    }

    /// Returns how many values there are.
    long n() {
        return n;
    }

    private void count(float[] values, int count) {
        double scale = 1 / width;
        double shift = -low * scale;
        for (int i = 0; i < count; i++) {
            int bin = (int) (values[i] * scale + shift);
            counts[Math.max(0, Math.min(bin, BINS - 1))]++;
        }
    }

    private void addPowers(float[] values, int count) {
        double center = low + BINS / 2 * width;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        double sum4 = 0;
        for (int i = 0; i < count; i++) {
            double x = values[i] - center;
            double square = x * x;
            sum1 += x;
            sum2 += square;
            sum3 += square * x;
            sum4 += square * square;
        }
        powers[0] += sum1;
        powers[1] += sum2;
        powers[2] += sum3;
        powers[3] += sum4;
    }

    /// Returns the greatest distance between the share of values below an edge and its probability,
    /// over all edges of bins.
    ///
    /// The supremum over all points is at least as large, so it crosses a bound at least as often:
    /// the false-alarm rate of the Kolmogorov-Smirnov test holds. Between two edges it can grow by
    /// less than the probability of a bin, below 1e-4.
    double distance(Cumulative law) {
        double greatest = 0;
        long below = 0;
        for (int bin = 0; bin < BINS; bin++) {
            greatest = Math.max(greatest, Math.abs((double) below / n - law.at(low + bin * width)));
            below += counts[bin];
        }
        return greatest;
    }

    /// Returns where the chi-square statistic of groups of bins stands, as [Chance#chiSquare] has
    /// it.
    ///
    /// The groups are as equally likely as the bins allow; expectations are those of the bins they
    /// have.
    double chiSquare(Cumulative law, int groups) {
        double statistic = 0;
        double start = 0;
        long count = 0;
        int done = 0;
        for (int bin = 0; bin < BINS; bin++) {
            count += counts[bin];
            double end = bin == BINS - 1 ? 1 : law.at(low + (bin + 1) * width);
            if (end >= (done + 1.0) / groups) {
                double expected = n * (end - start);
                statistic += (count - expected) * (count - expected) / expected;
                start = end;
                count = 0;
                done++;
            }
        }
        return Chance.chiSquare(statistic, done - 1);
    }

    /// Returns the mean of a power of the distance from the centre.
    double moment(int power) {
        return powers[power - 1] / n;
    }

    /// Returns how many values are at least so large; `edge` is the edge of a bin.
    long above(double edge) {
        long count = 0;
        for (int bin = (int) Math.rint((edge - low) / width); bin < BINS; bin++) {
            count += counts[bin];
        }
        return count;
    }

    /// Returns how many values lie below an edge.
    long below(double edge) {
        return n - above(edge);
    }
}
