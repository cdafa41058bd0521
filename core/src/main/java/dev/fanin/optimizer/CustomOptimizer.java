package dev.fanin.optimizer;

import dev.fanin.config.Config;

/// The place for an optimizer of one's own.
public non-sealed interface CustomOptimizer extends Optimizer {

    /// Throws, because only code describes a custom optimizer; override it where that is not so.
    @Override
    default Config config() {
        throw new IllegalArgumentException(
                "The custom optimizer '" + name() + "' cannot be written; only code describes it.");
    }
}
