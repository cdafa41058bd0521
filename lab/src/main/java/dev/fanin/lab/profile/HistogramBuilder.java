package dev.fanin.lab.profile;

import java.util.Arrays;

/// Counts values into the bins of a histogram.
public final class HistogramBuilder {

    private static final int BINS = 40;
    private static final double REACH = 4;

    private final double low;
    private final double high;
    private final long[] counts = new long[BINS];
    private long total;

    private HistogramBuilder(double low, double high) {
        this.low = low;
        this.high = high;
    }

    /// Starts a histogram over four root mean squares either way, cut at the bounds values cannot
    /// pass.
    ///
    /// @param lower a bound of the values, or minus infinity
    /// @param upper a bound of the values, or infinity
    public static HistogramBuilder over(Rms rms, double lower, double upper) {
        double fourfold = REACH * rms.value();
        double reach = Double.isFinite(2 * fourfold) && fourfold > 0 ? fourfold : 1;
        boolean bounded = Double.isFinite(lower) && Double.isFinite(upper);
        return bounded
                ? new HistogramBuilder(lower, upper)
                : new HistogramBuilder(Math.max(lower, -reach), Math.min(upper, reach));
    }

    /// Counts one value, in the outermost bin if it lies outside; NaN is not counted.
    public void add(double value) {
        total++;
        if (!Double.isNaN(value)) {
            int bin = (int) Math.floor((value - low) / (high - low) * BINS);
            counts[Math.clamp(bin, 0, BINS - 1)]++;
        }
    }

    /// Returns the shares of all values counted so far.
    public Histogram build() {
        return new Histogram(
                low,
                high,
                Arrays.stream(counts)
                        .mapToObj(count -> total == 0 ? 0 : (double) count / total)
                        .toList());
    }
}
