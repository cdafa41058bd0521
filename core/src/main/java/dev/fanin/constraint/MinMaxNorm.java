package dev.fanin.constraint;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;
import java.util.List;

/// Vectors whose length is out of bounds are drawn to the nearer bound.
///
/// `w (rate clip(|w|, min, max) + (1 - rate) |w|) / (|w| + 1e-7)`.
///
/// @param minValue the least length, at least 0
/// @param maxValue the greatest length, at least 0
/// @param rate 1 for all the way at each step, 0 for none
/// @param axes the axes along which a vector lies, see [Constraints]; Keras's `axis`
public record MinMaxNorm(double minValue, double maxValue, double rate, List<Integer> axes) implements Constraint {

    public MinMaxNorm {
        Constraints.requireLength("MinMaxNorm", "min_value", minValue);
        Constraints.requireLength("MinMaxNorm", "max_value", maxValue);
        Constraints.requireLength("MinMaxNorm", "rate", rate);
        axes = List.copyOf(axes);
    }

    @Override
    public Config config() {
        return Vectors.into(
                Config.of("MinMaxNorm")
                        .with("min_value", minValue)
                        .with("max_value", maxValue)
                        .with("rate", rate),
                axes);
    }

    @Override
    public void apply(float[] values, Shape shape) {
        Vectors.rescale(values, shape, "MinMaxNorm", axes, minValue, maxValue, rate);
    }
}
