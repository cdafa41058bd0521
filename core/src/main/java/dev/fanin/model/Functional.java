package dev.fanin.model;

import dev.fanin.config.Config;
import dev.fanin.graph.GraphConfig;
import dev.fanin.graph.Network;
import dev.fanin.init.Initializer;
import dev.fanin.layer.Graph;
import dev.fanin.layer.Layer;
import dev.fanin.layer.Symbol;
import java.util.List;
import java.util.stream.Collectors;

/// A network of any form as a value: several inputs and outputs, layers used twice, branches.
///
/// ```java
/// var left = input(8).named("left").on();
/// var right = input(8).named("right").on();
/// var shared = dense(16, "relu");
/// var joined = concatenate().on(shared.on(left), shared.on(right));
/// var model = Functional.of(List.of(left, right), List.of(dense(1, "sigmoid").on(joined)))
///     .build(seed(42));
/// ```
///
/// A layer object that is applied twice shares its parameters, as in Keras.
///
/// @param graph how the layers are connected
/// @param name the network's name
public record Functional(Graph graph, String name) implements Definition {

    /// Checks that the layers fit together; throws IllegalArgumentException with one line where
    /// they do not.
    public Functional {
        Network.of(graph);
    }

    /// Returns the network that leads from the inputs to the outputs.
    public static Functional of(List<Symbol> inputs, List<Symbol> outputs) {
        return new Functional(Graph.between(inputs, outputs), "functional");
    }

    /// Returns the network that leads from one input to one output.
    public static Functional of(Symbol input, Symbol output) {
        return of(List.of(input), List.of(output));
    }

    /// Returns this network under another name.
    public Functional named(String newName) {
        return new Functional(graph, newName);
    }

    @Override
    public Config config() {
        return GraphConfig.functional(graph, name);
    }

    @Override
    public String type() {
        return "Functional";
    }

    @Override
    public Functional withKernelInitializer(Initializer initializer) {
        return new Functional(graph.withKernelInitializer(initializer), name);
    }

    @Override
    public String toString() {
        return graph.layers().stream().map(Layer::type).collect(Collectors.joining(", ", "Functional[", "]"));
    }
}
