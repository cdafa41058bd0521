package dev.fanin.metric;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;

/// The place for a metric of one's own: implement a name and the value of a row, and its mean over
/// rows is reported.
///
/// Where a mean is not what is wanted, implement [#start] too.
public non-sealed interface CustomMetric extends Metric {

    /// Returns the value for one row of predictions.
    ///
    /// @param output the predictions, the row's from `outputFrom` on
    /// @param width how many values a row of the output has
    /// @param target the targets, the row's from `targetFrom` on
    /// @param targetWidth how many values the row's target has; 1 for a class number
    double value(float[] output, int outputFrom, int width, float[] target, int targetFrom, int targetWidth);

    @Override
    default Metric named(String name) {
        return new Renamed(name, this);
    }

    /// Returns the name alone; it is not known to [Metrics#of].
    @Override
    default Config config() {
        return Config.of(name());
    }

    @Override
    default Tally start(Shape output, Shape target) {
        Widths.of(name(), output, target);
        return new MeanTally(this::value);
    }
}
