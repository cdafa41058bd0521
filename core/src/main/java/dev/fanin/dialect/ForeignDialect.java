package dev.fanin.dialect;

import dev.fanin.init.Initializer;
import dev.fanin.init.Target;
import dev.fanin.tensor.Tensor;

/// A dialect of another framework, which draws a whole array in its own order.
public non-sealed interface ForeignDialect extends Dialect {

    /// Draws a whole parameter as the framework does right after its generator got the seed.
    ///
    /// Throws IllegalArgumentException with one line where the framework has no such initializer.
    Tensor draw(Initializer initializer, Target target, long seed);
}
