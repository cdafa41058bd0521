package dev.fanin.init;

import dev.fanin.random.RandomStream;

/// Draws weights from a normal distribution cut at two standard deviations, whatever the fans.
///
/// The standard deviation is the one before the cut, as in Keras; the weights have 0.8796 of it.
/// [VarianceScaling] makes up for the cut, this does not.
///
/// Weights that float32 cannot hold are refused.
///
/// @param mean the mean
/// @param stddev the standard deviation before the cut, at least 0
public record TruncatedNormal(double mean, double stddev) implements Initializer {

    /// The standard deviation of N(0, 1) cut at 2.
    static final double DEVIATION_AFTER_CUT = 0.87962566103423978;

    public TruncatedNormal {
        Float32.checkNormal(mean, stddev, 2);
    }

    @Override
    public void fill(float[] values, Fans fans, RandomStream stream) {
        stream.fillTruncatedNormal(values, 0, mean, stddev);
    }

    @Override
    public double mean(Fans fans) {
        return mean;
    }

    @Override
    public double variance(Fans fans) {
        double deviation = stddev * DEVIATION_AFTER_CUT;
        return deviation * deviation;
    }

    @Override
    public String toString() {
        return mean == 0
                ? "truncated_normal(stddev=" + stddev + ")"
                : "truncated_normal(mean=" + mean + ",stddev=" + stddev + ")";
    }
}
