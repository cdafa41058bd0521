package dev.fanin.metric;

/// A number people read off predictions, averaged over rows; user-defined ones implement
/// [CustomMetric].
public sealed interface Metric permits Accuracy, CustomMetric {

    /// Returns the Keras name, for example `accuracy`.
    String name();

    /// Returns the value for one row of predictions.
    ///
    /// @param targetWidth how many values the row's target has; 1 for a class number
    double value(float[] output, int outputFrom, int width, float[] target, int targetFrom, int targetWidth);
}
