package dev.fanin.lab.profile;

import java.util.List;

/// How values spread over equal bins of an interval.
///
/// @param low the lower end of the first bin
/// @param high the upper end of the last bin
/// @param shares the share of all values in each bin; values outside count in the outermost bins;
///     NaN in none, though it counts among all
public record Histogram(double low, double high, List<Double> shares) {

    public Histogram {
        shares = List.copyOf(shares);
    }

    /// Returns the middle of one bin.
    public double middle(int bin) {
        return low + (bin + 0.5) / shares.size() * (high - low);
    }
}
