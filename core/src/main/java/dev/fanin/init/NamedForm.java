package dev.fanin.init;

import dev.fanin.random.Seed;
import dev.fanin.text.Expression;
import dev.fanin.text.Quoted;
import java.util.List;
import java.util.stream.Stream;

/// One name of an initializer, with the parameters it takes.
///
/// @param name the name
/// @param parameters what may stand in its brackets
/// @param reading how the parameters make an initializer
record NamedForm(String name, List<String> parameters, Reading reading) {

    private static final String SEED = "seed";
    private static final String SHARED = "shared";

    /// Makes an initializer of parameters that are allowed.
    @FunctionalInterface
    interface Reading {
        Initializer read(Expression expression);
    }

    /// A name of an initializer that draws, which may have a seed.
    static NamedForm drawn(String name, Reading reading, String... parameters) {
        List<String> all =
                Stream.concat(Stream.of(parameters), Stream.of(SEED, SHARED)).toList();
        return new NamedForm(name, all, expression -> seeded(reading.read(expression), expression));
    }

    /// A name of an initializer that draws nothing.
    static NamedForm fixed(String name, Reading reading, String... parameters) {
        return new NamedForm(name, List.of(parameters), reading);
    }

    Initializer read(Expression expression) {
        expression.allow(parameters.toArray(String[]::new));
        return reading.read(expression);
    }

    private static Initializer seeded(Initializer initializer, Expression expression) {
        boolean shared = expression.flag(SHARED);
        if (expression.parameters().containsKey(SEED)) {
            return new Seeded(initializer, new Seed(expression.wide(SEED, 0)), shared);
        }
        if (shared) {
            throw new IllegalArgumentException(Quoted.of(expression.name())
                    + " got 'shared' without 'seed'; a shared draw needs a seed, as in 'seed=42,shared=true'.");
        }
        return initializer;
    }

    /// Returns a number that has no default.
    static double required(Expression expression, String parameter, String example) {
        if (!expression.parameters().containsKey(parameter)) {
            throw new IllegalArgumentException(Quoted.of(expression.name()) + " needs its parameter "
                    + Quoted.of(parameter) + ", as in " + Quoted.of(example) + ".");
        }
        return expression.number(parameter, 0);
    }
}
