package dev.fanin.layer;

import dev.fanin.text.Suggestion;
import java.util.Arrays;
import java.util.Locale;

/// What a window finds at the border of its input.
public enum Padding {
    /// Nothing: the window stays within the input.
    VALID,
    /// As many zeros as make the output `ceil(input / stride)` long, half of them before the input
    /// and, where they are odd in number, one more after it.
    SAME,
    /// Zeros before the input alone, so that no output sees a later input; over one axis.
    CAUSAL;

    /// Returns the padding of Keras's name: `valid`, `same` or `causal`.
    public static Padding named(String name) {
        for (Padding padding : values()) {
            if (padding.toString().equals(name.toLowerCase(Locale.ROOT))) {
                return padding;
            }
        }
        throw new IllegalArgumentException(Suggestion.unknown(
                "padding", name, Arrays.stream(values()).map(Padding::toString).toList()));
    }

    /// Returns Keras's name.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
