package dev.fanin.constraint;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;
import java.util.List;

/// Vectors get the length 1: `w / (|w| + 1e-7)`; a vector of zeros stays.
///
/// @param axes the axes along which a vector lies, see [Constraints]; Keras's `axis`
public record UnitNorm(List<Integer> axes) implements Constraint {

    public UnitNorm {
        axes = List.copyOf(axes);
    }

    @Override
    public Config config() {
        return Vectors.into(Config.of("UnitNorm"), axes);
    }

    @Override
    public void apply(float[] values, Shape shape) {
        Vectors.rescale(values, shape, "UnitNorm", axes, 1, 1, 1);
    }
}
