package dev.fanin.metric;

import org.jspecify.annotations.Nullable;

/// A metric's running total over the rows of an epoch.
///
/// A row is the last axis of an output. In whichever parts the rows come, the result is the same up
/// to the rounding of sums in double.
public interface Tally {

    /// Adds rows that lie one behind the other from the start of the arrays. Allocates nothing.
    ///
    /// @param rows how many rows there are
    /// @param width how many values a row of the output has
    /// @param targetWidth how many values a row of the target has
    /// @param output the predictions
    /// @param target the targets
    /// @param rowWeights how much each row counts, or null where each counts 1
    void update(int rows, int width, int targetWidth, float[] output, float[] target, float @Nullable [] rowWeights);

    /// Returns the metric over the rows so far.
    double result();

    /// Forgets all rows.
    void reset();
}
