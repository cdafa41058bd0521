package dev.fanin.init;

import dev.fanin.random.RandomStream;

/// Draws weights from a normal distribution of fixed standard deviation, whatever the fans.
///
/// @param mean the mean, finite
/// @param stddev the standard deviation, at least 0 and finite
public record RandomNormal(double mean, double stddev) implements Initializer {

    public RandomNormal {
        if (!Double.isFinite(mean)) {
            throw new IllegalArgumentException("mean must be finite, got " + mean + ".");
        }
        if (!(stddev >= 0) || Double.isInfinite(stddev)) {
            throw new IllegalArgumentException("stddev must be at least 0 and finite, got " + stddev + ".");
        }
    }

    @Override
    public void fill(float[] values, Fans fans, RandomStream stream) {
        stream.fillNormal(values, 0, mean, stddev);
    }

    @Override
    public double mean(Fans fans) {
        return mean;
    }

    @Override
    public double variance(Fans fans) {
        return stddev * stddev;
    }

    @Override
    public String toString() {
        return mean == 0
                ? "random_normal(stddev=" + stddev + ")"
                : "random_normal(mean=" + mean + ",stddev=" + stddev + ")";
    }
}
