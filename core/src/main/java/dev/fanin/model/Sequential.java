package dev.fanin.model;

import dev.fanin.graph.Network;
import dev.fanin.graph.Weights;
import dev.fanin.init.Initializer;
import dev.fanin.layer.Layer;
import dev.fanin.random.Seed;
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
public record Sequential(List<Layer> layers) {

    /// Checks that the layers fit together; throws IllegalArgumentException with one line where
    /// they do not.
    public Sequential {
        layers = List.copyOf(layers);
        Network.of(layers);
    }

    /// Returns the chain of the given layers; the first is an input.
    public static Sequential of(Layer... layers) {
        return new Sequential(List.of(layers));
    }

    /// Returns the layers with their names and shapes worked out.
    public Network network() {
        return Network.of(layers);
    }

    /// Returns the same chain with every kernel initialized in another way.
    public Sequential withKernelInitializer(Initializer initializer) {
        return new Sequential(layers.stream()
                .map(layer -> layer.kernelInitializer(initializer))
                .toList());
    }

    /// Draws the weights: (this value, seed) settles every one of them to the bit.
    public Model build(Seed seed) {
        Network network = network();
        return new Model(this, network, Weights.initialize(network, seed), seed);
    }

    /// Returns Keras's table of layers, with initializers, fans and the expected standard deviation
    /// of each kernel.
    public String summary() {
        return Summary.of(network());
    }

    @Override
    public String toString() {
        return layers.stream().map(Layer::type).collect(Collectors.joining(", ", "Sequential[", "]"));
    }
}
