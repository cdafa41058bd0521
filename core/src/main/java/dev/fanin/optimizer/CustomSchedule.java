package dev.fanin.optimizer;

import dev.fanin.config.Config;

/// The place for a schedule of one's own.
public non-sealed interface CustomSchedule extends Schedule {

    /// Throws, because only code describes a custom schedule; override it where that is not so.
    @Override
    default Config config() {
        throw new IllegalArgumentException(
                "The custom schedule '" + name() + "' cannot be written; only code describes it.");
    }
}
