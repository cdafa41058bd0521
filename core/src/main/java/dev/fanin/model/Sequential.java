package dev.fanin.model;

import dev.fanin.config.Config;
import dev.fanin.graph.GraphConfig;
import dev.fanin.graph.Network;
import dev.fanin.init.Initializer;
import dev.fanin.layer.Graph;
import dev.fanin.layer.Layer;
import java.util.List;
import java.util.stream.Collectors;

/// A chain of layers as a value: it can be printed, compared, and built with any seed.
///
/// ```java
/// var model = Sequential.of(
///         input(1, 5),
///         dense(16, "relu"),
///         dense(32, "relu").kernelInitializer("glorot_uniform"),
///         dense(2, "softmax"))
///     .build(seed(42));
/// ```
///
/// @param layers an input, then at least one layer
/// @param name the network's name
public record Sequential(List<Layer> layers, String name) implements Definition {

    /// Checks that the layers fit together; throws IllegalArgumentException with one line where
    /// they do not.
    public Sequential {
        layers = List.copyOf(layers);
        Network.of(layers);
    }

    /// Makes a chain of the name that Keras gives the first one.
    public Sequential(List<Layer> layers) {
        this(layers, "sequential");
    }

    /// Returns this chain under another name.
    public Sequential named(String newName) {
        return new Sequential(layers, newName);
    }

    /// Returns the chain of the given layers; the first is an input.
    public static Sequential of(Layer... layers) {
        return new Sequential(List.of(layers));
    }

    @Override
    public Graph graph() {
        return Graph.chain(layers);
    }

    @Override
    public Config config() {
        return GraphConfig.sequential(graph(), name);
    }

    @Override
    public String type() {
        return "Sequential";
    }

    @Override
    public Sequential withKernelInitializer(Initializer initializer) {
        return new Sequential(
                layers.stream()
                        .map(layer -> layer.kernelInitializer(initializer))
                        .toList(),
                name);
    }

    @Override
    public String toString() {
        return layers.stream().map(Layer::type).collect(Collectors.joining(", ", "Sequential[", "]"));
    }
}
