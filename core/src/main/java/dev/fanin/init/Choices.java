package dev.fanin.init;

import dev.fanin.text.Suggestion;
import java.util.stream.Stream;

/// Choices by the names they show.
final class Choices {

    private Choices() {}

    /// Returns the choice of the given name, or throws with a suggestion.
    static <T> T of(String what, String given, T[] choices) {
        for (T choice : choices) {
            if (choice.toString().equals(given)) {
                return choice;
            }
        }
        throw new IllegalArgumentException(Suggestion.unknown(
                what, given, Stream.of(choices).map(Object::toString).toList()));
    }
}
