package dev.fanin.metric;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;

/// A number people read off predictions; one's own implement [CustomMetric].
///
/// Metrics are values; what adds up over the rows of an epoch is a [Tally].
public sealed interface Metric
        permits Accuracy,
                RowMean,
                Hinge,
                ConfusionRatio,
                AreaUnderCurve,
                OperatingPoint,
                FBetaScore,
                R2Score,
                IntersectionOverUnion,
                Renamed,
                CustomMetric {

    /// Returns the name under which a history shows this metric, for example `accuracy`.
    String name();

    /// Returns this metric under another name.
    Metric named(String name);

    /// Returns class name and arguments, as Keras writes them.
    Config config();

    /// Returns an empty tally for outputs and targets of the given shapes; throws
    /// IllegalArgumentException where these do not fit the metric or each other.
    ///
    /// @param output the shape of one sample's output, without the batch
    /// @param target the shape of one sample's target, without the batch
    Tally start(Shape output, Shape target);
}
