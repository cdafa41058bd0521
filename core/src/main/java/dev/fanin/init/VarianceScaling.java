package dev.fanin.init;

import dev.fanin.random.Law;

/// Draws weights with mean 0 and variance `scale / n`, where n is a fan.
///
/// The distribution takes the variance v as
/// - uniform over `[-sqrt(3 v), sqrt(3 v))`,
/// - untruncated normal with standard deviation `sqrt(v)`,
/// - truncated normal, cut at two standard deviations of a normal with `sqrt(v) / 0.8796`: the cut
///   takes variance away, and the divisor, the standard deviation of N(0, 1) cut at 2, puts it
///   back.
///
/// Also called: Xavier for Glorot, Kaiming for He.
///
/// Source: Glorot and Bengio 2010, section 4.2.1 (`2 / (fan_in + fan_out)`); He et al. 2015,
/// section 2.2 (`2 / fan_in` for relu); LeCun et al. 1998, section 4.6 (`1 / fan_in`). Names,
/// defaults and the truncation are those of Keras.
///
/// @param scale the numerator, positive and at most 1e75
/// @param mode which fan is the denominator
/// @param distribution the distribution to draw from
public record VarianceScaling(double scale, FanMode mode, Distribution distribution) implements Independent {

    /// A normal value of 6.67 standard deviations is then 2e38 where the fan is 1.
    private static final double LARGEST = 1e75;

    public VarianceScaling {
        if (!(scale > 0) || Double.isInfinite(scale)) {
            throw new IllegalArgumentException("scale must be positive and finite, got " + scale + ".");
        }
        if (scale > LARGEST) {
            throw new IllegalArgumentException(
                    "scale must be at most " + LARGEST + " for weights that float32 can hold, got " + scale + ".");
        }
    }

    @Override
    public Law law(Target target) {
        return distribution.law(scale / mode.of(target.fans()));
    }

    /// Returns the preset's name where this equals one, else the parameters in Keras's words.
    @Override
    public String toString() {
        String preset = InitializerNames.preset(this);
        return preset.isEmpty()
                ? "variance_scaling(scale=" + scale + ",mode=" + mode + ",distribution=" + distribution + ")"
                : preset;
    }
}
