package dev.fanin.lab.corpus;

import dev.fanin.lab.finding.Rule;
import org.jspecify.annotations.Nullable;

/// What somebody says of a case.
///
/// @param sick whether it will train badly
/// @param cause the first cause, or null where none is named
public record Opinion(boolean sick, @Nullable Rule cause) {

    /// Returns an opinion that names no cause.
    public static Opinion of(boolean sick) {
        return new Opinion(sick, null);
    }
}
