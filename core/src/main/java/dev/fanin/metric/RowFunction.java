package dev.fanin.metric;

/// A value for each row of predictions.
@FunctionalInterface
interface RowFunction {

    /// Returns the value of the row that begins at these places.
    double of(float[] output, int outputFrom, int width, float[] target, int targetFrom, int targetWidth);

    /// Returns whether a row of this target is left out of a weighted mean.
    default boolean ignores(float target) {
        return false;
    }

    /// Returns what is reported for a mean.
    default double ofMean(double mean) {
        return mean;
    }
}
