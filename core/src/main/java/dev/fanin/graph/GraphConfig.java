package dev.fanin.graph;

import dev.fanin.config.Config;
import dev.fanin.layer.Graph;
import dev.fanin.layer.Layer;
import dev.fanin.layer.Layers;
import java.util.List;
import java.util.function.Function;

/// Networks as Keras describes them in its files: the classes `Sequential` and `Functional`.
///
/// A `Sequential` has a list of layers. In a `Functional` each layer has a name and says for each
/// of its uses, the nodes, which outputs it takes, as `[layer, node, 0]`. Networks within networks
/// are described in the place of a layer.
///
/// Also called: `model.get_config()`, `Model.from_config`.
public final class GraphConfig {

    private GraphConfig() {}

    /// Returns the graph that a config describes; throws IllegalArgumentException for what Fanin
    /// does not have.
    public static Graph read(Config config) {
        return new GraphReader(Layers::of).graph(config);
    }

    /// Returns the graph that a config describes.
    ///
    /// @param custom makes the layers of classes that Keras does not have
    public static Graph read(Config config, Function<Config, ? extends Layer> custom) {
        return new GraphReader(layer -> Layers.of(layer, custom)).graph(config);
    }

    /// Returns the description of a graph: a `Sequential` for a chain, a `Functional` for others.
    ///
    /// Layers without a name get the one they have in a [Network].
    ///
    /// @param name the name of the model
    public static Config write(Graph graph, String name) {
        return isChain(graph) ? sequential(graph, name) : functional(graph, name);
    }

    /// Returns the description of a chain as a `Sequential`.
    public static Config sequential(Graph graph, String name) {
        return GraphWriter.sequential(graph, name, true);
    }

    /// Returns the description of any graph, a chain too, as a `Functional`.
    public static Config functional(Graph graph, String name) {
        return GraphWriter.functional(graph, name, true);
    }

    static boolean isChain(Graph graph) {
        for (int i = 0; i < graph.calls().size(); i++) {
            Graph.Call call = graph.calls().get(i);
            boolean follows = i == 0 ? call.sources().isEmpty() : call.sources().equals(List.of(i - 1));
            if (call.layer() != i || !follows) {
                return false;
            }
        }
        return graph.layers().size() == graph.calls().size()
                && graph.outputs().equals(List.of(graph.calls().size() - 1));
    }
}
