package dev.fanin.init;

import dev.fanin.random.RandomStream;
import dev.fanin.random.Span;

/// A user's rule with the name it is shown by.
///
/// @param name what `toString` returns; it cannot be read back
/// @param rule the value of each weight
record NamedRule(String name, Rule rule) implements CustomInitializer {

    NamedRule {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A custom initializer needs a name, got '" + name + "'.");
        }
    }

    @Override
    public void fill(Target target, RandomStream stream, Span span) {
        span.setEach(index -> rule.value(target, stream, index));
    }

    @Override
    public String toString() {
        return name;
    }
}
