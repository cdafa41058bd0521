package dev.fanin.init;

import dev.fanin.random.Law;

/// Draws weights from a normal distribution cut at two standard deviations, whatever the fans.
///
/// The standard deviation is the one before the cut, as in Keras; the weights have 0.8796 of it.
/// [VarianceScaling] makes up for the cut, this does not.
///
/// Weights that float32 cannot hold are refused.
///
/// @param mean the mean
/// @param stddev the standard deviation before the cut, at least 0
public record TruncatedNormal(double mean, double stddev) implements Independent {

    public TruncatedNormal {
        Float32.checkNormal(mean, stddev, 2);
    }

    @Override
    public Law law(Target target) {
        return Law.TruncatedNormal.atTwoDeviations(mean, stddev);
    }

    @Override
    public String toString() {
        return mean == 0
                ? "truncated_normal(stddev=" + stddev + ")"
                : "truncated_normal(mean=" + mean + ",stddev=" + stddev + ")";
    }
}
