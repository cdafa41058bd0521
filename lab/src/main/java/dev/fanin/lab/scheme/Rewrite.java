package dev.fanin.lab.scheme;

import dev.fanin.graph.GraphOrder;
import dev.fanin.layer.Graph;
import dev.fanin.layer.Layer;
import dev.fanin.layer.Nested;
import dev.fanin.model.Definition;
import dev.fanin.model.Functional;
import dev.fanin.model.Sequential;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Networks from networks: the same connections with other layers, or with layers put in between.
///
/// Layers without a name get the one that the network would give them, so that paths, and what is
/// drawn for them, stay the same. Layers that are used twice stay one layer, and layers of nested
/// networks are reached by their path.
public final class Rewrite {

    private static final String SEPARATOR = "/";

    /// What becomes of a layer.
    @FunctionalInterface
    public interface Change {
        /// Returns the layer that takes the place, of the same name.
        ///
        /// @param path the path of the layer in the network, for example `encoder/dense`
        Layer apply(String path, Layer layer);
    }

    /// One input of a layer.
    ///
    /// @param path the path of the layer
    /// @param source which of its inputs, from 0
    public record Edge(String path, int source) {}

    private final Change change;
    private final Map<Edge, Layer> insertions;

    private Rewrite(Change change, Map<Edge, Layer> insertions) {
        this.change = change;
        this.insertions = insertions;
    }

    /// Returns the network with every layer but nested networks put through a change.
    public static Definition replacing(Definition definition, Change change) {
        return new Rewrite(change, Map.of()).of(definition);
    }

    /// Returns the network with some layers replaced.
    ///
    /// @param layers the new layers by path
    public static Definition replacing(Definition definition, Map<String, Layer> layers) {
        return replacing(definition, (path, layer) -> layers.getOrDefault(path, layer));
    }

    /// Returns the network with layers put before inputs of others; each needs a name that is new
    /// beside the layer it is put before.
    public static Definition inserting(Definition definition, Map<Edge, Layer> insertions) {
        return new Rewrite((_, layer) -> layer, Map.copyOf(insertions)).of(definition);
    }

    private Definition of(Definition definition) {
        Graph graph = rewritten(definition.graph(), "");
        return switch (definition) {
            case Sequential chain -> new Sequential(chained(graph), chain.name());
            case Functional network -> new Functional(graph, network.name());
        };
    }

    private static List<Layer> chained(Graph graph) {
        return graph.calls().stream()
                .map(call -> graph.layers().get(call.layer()))
                .toList();
    }

    private Graph rewritten(Graph given, String prefix) {
        Graph graph = GraphOrder.of(given);
        List<Layer> layers = new ArrayList<>();
        for (Layer layer : graph.layers()) {
            String path = prefix + layer.name();
            layers.add(
                    layer instanceof Nested nested
                            ? new Nested(rewritten(nested.graph(), path + SEPARATOR), nested.type(), nested.label())
                            : change.apply(path, layer));
        }
        return insertions.isEmpty()
                ? new Graph(layers, graph.calls(), graph.inputs(), graph.outputs())
                : inserted(graph, layers, prefix);
    }

    private Graph inserted(Graph graph, List<Layer> layers, String prefix) {
        List<Graph.Call> calls = new ArrayList<>();
        int[] places = new int[graph.calls().size()];
        for (int i = 0; i < places.length; i++) {
            Graph.Call call = graph.calls().get(i);
            List<Integer> sources = new ArrayList<>();
            for (int source = 0; source < call.sources().size(); source++) {
                int from = places[call.sources().get(source)];
                Layer between = insertions.get(
                        new Edge(prefix + graph.layers().get(call.layer()).name(), source));
                if (between != null) {
                    if (!layers.contains(between)) {
                        layers.add(between);
                    }
                    calls.add(new Graph.Call(layers.indexOf(between), List.of(from)));
                    from = calls.size() - 1;
                }
                sources.add(from);
            }
            calls.add(new Graph.Call(call.layer(), sources));
            places[i] = calls.size() - 1;
        }
        return new Graph(layers, calls, moved(graph.inputs(), places), moved(graph.outputs(), places));
    }

    private static List<Integer> moved(List<Integer> calls, int[] places) {
        return calls.stream().map(call -> places[call]).toList();
    }
}
