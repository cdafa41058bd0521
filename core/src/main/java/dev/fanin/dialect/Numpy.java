package dev.fanin.dialect;

import dev.fanin.init.Initializer;
import dev.fanin.init.Target;
import dev.fanin.tensor.Tensor;

/// What `numpy.random.default_rng(seed)` draws: `uniform(low, high, shape)` or `normal(mean,
/// stddev, shape)`, rounded by `astype(float32)`.
///
/// Truncated laws are refused, as NumPy has none; `identity` is `numpy.eye`, times its gain.
/// [NumpyGenerator] says what is exact.
///
/// Shapes: (k..., inputs, outputs), by which Keras's fans are read.
public record Numpy() implements ForeignDialect {

    @Override
    public String name() {
        return "numpy";
    }

    @Override
    public Tensor draw(Initializer initializer, Target target, long seed) {
        return NumpySource.draw(initializer, target, seed, NumpyGenerator::seeded);
    }
}
