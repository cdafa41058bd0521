package dev.fanin.init;

import dev.fanin.random.RandomStream;

/// Draws weights from a normal distribution of fixed standard deviation, whatever the fans.
///
/// Weights that float32 cannot hold are refused.
///
/// @param mean the mean
/// @param stddev the standard deviation, at least 0
public record RandomNormal(double mean, double stddev) implements Initializer {

    public RandomNormal {
        Float32.checkNormal(mean, stddev, Float32.NORMAL_REACH);
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
