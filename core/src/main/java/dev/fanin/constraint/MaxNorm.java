package dev.fanin.constraint;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;
import java.util.List;

/// Vectors longer than a bound are shortened to it: `w min(|w|, max) / (|w| + 1e-7)`.
///
/// Source: Srivastava et al., "Dropout", 2014, section 5.1.
///
/// @param maxValue the greatest length, at least 0
/// @param axes the axes along which a vector lies, see [Constraints]; Keras's `axis`
public record MaxNorm(double maxValue, List<Integer> axes) implements Constraint {

    public MaxNorm {
        Constraints.requireLength("MaxNorm", "max_value", maxValue);
        axes = List.copyOf(axes);
    }

    @Override
    public Config config() {
        return Vectors.into(Config.of("MaxNorm").with("max_value", maxValue), axes);
    }

    @Override
    public void apply(float[] values, Shape shape) {
        Vectors.rescale(values, shape, "MaxNorm", axes, 0, maxValue, 1);
    }
}
