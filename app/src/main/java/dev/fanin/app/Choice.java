package dev.fanin.app;

import dev.fanin.text.Suggestion;
import java.util.Arrays;
import java.util.Locale;

/// The value of an option that has a few names to choose from.
final class Choice {

    private Choice() {}

    /// Returns the constant of the given name, upper and lower case alike; throws
    /// IllegalArgumentException with one line for any other.
    ///
    /// @param what the kind of thing that was named
    static <E extends Enum<E>> E of(String what, String given, E[] values) {
        return Arrays.stream(values)
                .filter(value -> value.name().equalsIgnoreCase(given.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Suggestion.unknown(
                        what,
                        given,
                        Arrays.stream(values)
                                .map(value -> value.name().toLowerCase(Locale.ROOT))
                                .toList())));
    }
}
