package dev.fanin.init;

import dev.fanin.random.Law;

/// Draws weights from a uniform distribution over `[minval, maxval)`, whatever the fans.
///
/// @param minval the lower end, which float32 can hold
/// @param maxval the upper end, which float32 can hold, at least minval
public record RandomUniform(double minval, double maxval) implements Independent {

    public RandomUniform {
        if (!Double.isFinite(minval) || !Double.isFinite(maxval) || minval > maxval) {
            throw new IllegalArgumentException(
                    "minval and maxval must be finite and in order, got " + minval + " and " + maxval + ".");
        }
        Float32.check("minval", minval);
        Float32.check("maxval", maxval);
    }

    @Override
    public Law law(Target target) {
        return new Law.Uniform(minval, maxval);
    }

    @Override
    public String toString() {
        return "random_uniform(minval=" + minval + ",maxval=" + maxval + ")";
    }
}
