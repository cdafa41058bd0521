package dev.fanin.model;

import dev.fanin.config.Config;
import dev.fanin.graph.Engine;
import dev.fanin.graph.GraphConfig;
import dev.fanin.graph.Network;
import dev.fanin.graph.Weights;
import dev.fanin.init.Initializer;
import dev.fanin.layer.Graph;
import dev.fanin.layer.Label;
import dev.fanin.layer.Nested;
import dev.fanin.layer.Symbol;
import dev.fanin.random.Seed;
import java.util.List;

/// A network as a value: it can be printed, compared, used as a layer of another one, and built
/// with any seed.
public sealed interface Definition permits Sequential, Functional {

    /// Returns how the layers are connected.
    Graph graph();

    /// Returns the name, `sequential` or `functional` unless another was given.
    String name();

    /// Returns the name of the Keras class.
    String type();

    /// Returns the network that a config of Keras describes; throws IllegalArgumentException for
    /// what Fanin does not have, by name.
    ///
    /// Also called: `Model.from_config`.
    static Definition of(Config config) {
        Graph graph = GraphConfig.read(config);
        boolean isChain = config.className().equals("Sequential");
        Graph trained = config.flag("trainable", true) ? graph : graph.frozen();
        String name = config.text("name", isChain ? "sequential" : "functional");
        return isChain ? new Sequential(trained.layers(), name) : new Functional(trained, name);
    }

    /// Returns this network as Keras describes it in its files.
    ///
    /// Also called: `get_config`.
    Config config();

    /// Returns the same network with every kernel initialized in another way.
    Definition withKernelInitializer(Initializer initializer);

    /// Returns the layers with their names and shapes worked out.
    default Network network() {
        return Network.of(graph());
    }

    /// Draws the weights: (this value, seed) settles every one of them to the bit.
    default Model build(Seed seed) {
        return build(seed, Engine.fastest());
    }

    /// Draws the weights, of a model that runs on the given kernels and threads.
    default Model build(Seed seed, Engine engine) {
        Network network = network();
        return new Model(this, network, Weights.initialize(network, seed), seed, engine);
    }

    /// Returns a model with the given weights, which it takes over and training changes.
    ///
    /// @param seed the seed of what is random while training
    default Model build(Weights weights, Seed seed, Engine engine) {
        return new Model(this, network(), weights, seed, engine);
    }

    /// Returns this network as a layer of another one, under the given name.
    default Nested asLayer(String name) {
        return new Nested(graph(), type(), new Label(name, true));
    }

    /// Applies this network as a layer to outputs of others.
    default Symbol on(Symbol... inputs) {
        return asLayer("").on(inputs);
    }

    /// Returns Keras's table of layers, with initializers, fans and the expected standard deviation
    /// of each kernel.
    default String summary() {
        return summary(false);
    }

    /// Returns the table of layers.
    ///
    /// @param expandNested whether the layers of networks that are layers are shown too
    default String summary(boolean expandNested) {
        return summary(expandNested, 0);
    }

    /// Returns the table of layers of a model in training.
    ///
    /// @param expandNested whether the layers of networks that are layers are shown too
    /// @param optimizerValues how many values the optimizer keeps, or 0 where there is none
    default String summary(boolean expandNested, long optimizerValues) {
        return Summary.of(this, expandNested, optimizerValues);
    }

    /// Returns the rows of the table of layers, as values.
    ///
    /// @param expandNested whether the layers of networks that are layers have rows too
    default List<SummaryRow> rows(boolean expandNested) {
        return SummaryRow.of(graph(), !type().equals("Sequential"), expandNested);
    }
}
