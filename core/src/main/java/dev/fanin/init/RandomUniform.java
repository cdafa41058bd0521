package dev.fanin.init;

import dev.fanin.random.RandomStream;

/// Draws weights from a uniform distribution over `[minval, maxval)`, whatever the fans.
///
/// @param minval the lower end, which float32 can hold
/// @param maxval the upper end, which float32 can hold, at least minval
public record RandomUniform(double minval, double maxval) implements Initializer {

    public RandomUniform {
        if (!Double.isFinite(minval) || !Double.isFinite(maxval) || minval > maxval) {
            throw new IllegalArgumentException(
                    "minval and maxval must be finite and in order, got " + minval + " and " + maxval + ".");
        }
        Float32.check("minval", minval);
        Float32.check("maxval", maxval);
    }

    @Override
    public void fill(float[] values, Fans fans, RandomStream stream) {
        stream.fillUniform(values, 0, (float) minval, (float) maxval);
    }

    @Override
    public double mean(Fans fans) {
        return (minval + maxval) / 2;
    }

    @Override
    public double variance(Fans fans) {
        return (maxval - minval) * (maxval - minval) / 12;
    }

    @Override
    public String toString() {
        return "random_uniform(minval=" + minval + ",maxval=" + maxval + ")";
    }
}
