package dev.fanin.init;

import dev.fanin.kernel.BoxMuller;

/// The range of float32, in which weights are kept.
final class Float32 {

    private Float32() {}

    /// Throws unless the value is a number that float32 can hold.
    static void check(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be finite, got " + value + ".");
        }
        if (Float.isInfinite((float) value)) {
            throw new IllegalArgumentException(name + " must be at most " + Float.MAX_VALUE
                    + " in magnitude, the largest float32, got " + value + ".");
        }
    }

    /// Throws unless weights of mean 0 and the given standard deviation can be drawn.
    static void checkDeviation(String name, double deviation) {
        if (!(deviation >= 0) || Double.isInfinite(deviation)) {
            throw new IllegalArgumentException(name + " must be at least 0 and finite, got " + deviation + ".");
        }
        if (Float.isInfinite((float) (BoxMuller.REACH * deviation))) {
            throw new IllegalArgumentException(name + " must be at most " + Float.MAX_VALUE + " / " + BoxMuller.REACH
                    + " for weights that float32 can hold, got " + deviation + ".");
        }
    }

    /// Throws unless mean and standard deviation are in order and so are weights at most so many
    /// standard deviations from the mean.
    static void checkNormal(double mean, double stddev, double reach) {
        check("mean", mean);
        if (!(stddev >= 0) || Double.isInfinite(stddev)) {
            throw new IllegalArgumentException("stddev must be at least 0 and finite, got " + stddev + ".");
        }
        if (Float.isInfinite((float) (Math.abs(mean) + reach * stddev))) {
            throw new IllegalArgumentException("Weights must stay within " + Float.MAX_VALUE
                    + ", the largest float32, but may lie " + reach + " stddev from the mean, got mean " + mean
                    + " and stddev " + stddev + ".");
        }
    }
}
