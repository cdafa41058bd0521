package dev.fanin.init;

import dev.fanin.kernel.BoxMuller;
import dev.fanin.random.Law;

/// Draws weights from a normal distribution of fixed standard deviation, whatever the fans.
///
/// Weights that float32 cannot hold are refused.
///
/// @param mean the mean
/// @param stddev the standard deviation, at least 0
public record RandomNormal(double mean, double stddev) implements Independent {

    public RandomNormal {
        Float32.checkNormal(mean, stddev, BoxMuller.REACH);
    }

    @Override
    public Law law(Target target) {
        return new Law.Normal(mean, stddev);
    }

    @Override
    public String toString() {
        return mean == 0
                ? "random_normal(stddev=" + stddev + ")"
                : "random_normal(mean=" + mean + ",stddev=" + stddev + ")";
    }
}
