package dev.fanin.dialect;

import dev.fanin.init.Fans;
import dev.fanin.tensor.Shape;
import dev.fanin.text.Suggestion;
import java.util.List;

/// Whose values a seed stands for: Fanin's own, or those another framework would draw.
public sealed interface Dialect permits Fanin, ForeignDialect {

    /// Returns the dialect of the given name.
    ///
    /// Throws IllegalArgumentException with one line, and a suggestion for what may have been
    /// meant.
    static Dialect named(String name) {
        // One line a dialect, in the order in which messages show them.
        List<Dialect> known = List.of(new Fanin());
        return known.stream()
                .filter(dialect -> dialect.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Suggestion.unknown(
                        "dialect", name, known.stream().map(Dialect::name).toList())));
    }

    /// Returns the name, in small letters, for example `fanin`.
    String name();

    /// Returns the fans this dialect reads from the shape of a parameter; Keras's rule where it has
    /// none of its own.
    default Fans fans(Shape shape) {
        return Fans.ofShape(shape);
    }
}
