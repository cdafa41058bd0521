package dev.fanin.init;

import dev.fanin.random.Law;
import org.jspecify.annotations.Nullable;

/// Draws weights with mean 0 and variance `scale / n`, where n is a fan.
///
/// The distribution takes the variance v as
/// - uniform over `[-sqrt(3 v), sqrt(3 v))`,
/// - untruncated normal with standard deviation `sqrt(v)`,
/// - truncated normal, cut at two standard deviations of a normal with `sqrt(v) / 0.8796`: the cut
///   takes variance away, and the divisor, the standard deviation of N(0, 1) cut at 2, puts it
///   back.
///
/// The fans are those the layer states, unless axes are given. Keras counts an n below 1 as 1; here
/// n is what it is.
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
/// @param axes which axes the fans are read from, or null for the fans of the layer
public record VarianceScaling(
        double scale,
        FanMode mode,
        Distribution distribution,
        @Nullable Axes axes) implements Independent {

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

    /// Variance `scale / n` with the fans of the layer.
    public VarianceScaling(double scale, FanMode mode, Distribution distribution) {
        this(scale, mode, distribution, null);
    }

    /// Returns the same with fans read from the given axes of the parameter.
    public VarianceScaling withAxes(Axes other) {
        return new VarianceScaling(scale, mode, distribution, other);
    }

    /// Returns the same with the fans of the layer.
    VarianceScaling withoutAxes() {
        return new VarianceScaling(scale, mode, distribution);
    }

    @Override
    public Law law(Target target) {
        Fans fans = axes == null ? target.fans() : axes.fans(target.shape());
        return distribution.law(scale / mode.of(fans));
    }

    /// Returns the preset's name where this equals one, else the parameters in Keras's words.
    @Override
    public String toString() {
        String preset = KerasNames.preset(this);
        CallText text = preset.isEmpty()
                ? CallText.of("variance_scaling")
                        .with("scale", scale)
                        .with("mode", mode)
                        .with("distribution", distribution)
                : CallText.of(preset);
        if (axes != null) {
            text.with("input_axes", Axes.text(axes.input())).with("output_axes", Axes.text(axes.output()));
        }
        return text.toString();
    }
}
