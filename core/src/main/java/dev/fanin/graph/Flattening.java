package dev.fanin.graph;

import dev.fanin.layer.Graph;
import dev.fanin.layer.Input;
import dev.fanin.layer.Layer;
import dev.fanin.layer.Nested;
import dev.fanin.layer.ParameterSpec;
import dev.fanin.tensor.Shape;
import dev.fanin.text.Quoted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes one list of nodes of a graph, putting the layers of nested networks in their place.
final class Flattening {

    private final List<Input> inputs = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();

    /// The parameters of each layer by its path, to see that all uses of it agree.
    private final Map<String, List<ParameterSpec>> parameters = new LinkedHashMap<>();

    private Flattening() {}

    static Network of(Graph given) {
        Graph graph = GraphOrder.of(given);
        Flattening flattening = new Flattening();
        List<Integer> places = new ArrayList<>();
        for (int input : graph.inputs()) {
            flattening.inputs.add(
                    (Input) graph.layers().get(graph.calls().get(input).layer()));
        }
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < graph.inputs().size(); i++) {
            starts.add(~i);
        }
        flattening.add(graph, starts, "", places);
        List<Integer> outputs = graph.outputs().stream().map(places::get).toList();
        if (outputs.stream().anyMatch(output -> output < 0)) {
            throw new IllegalArgumentException("An output of a network must come from a layer, got an input itself.");
        }
        return new Network(flattening.inputs, flattening.nodes, outputs);
    }

    /// Adds the calls of a graph, and notes where the output of each is to be found.
    private void add(Graph graph, List<Integer> starts, String prefix, List<Integer> places) {
        for (int i = 0; i < graph.calls().size(); i++) {
            Graph.Call call = graph.calls().get(i);
            int input = graph.inputs().indexOf(i);
            if (input >= 0) {
                places.add(starts.get(input));
                continue;
            }
            List<Integer> sources = call.sources().stream().map(places::get).toList();
            places.add(place(graph.layers().get(call.layer()), sources, prefix));
        }
    }

    private int place(Layer layer, List<Integer> sources, String prefix) {
        List<Shape> shapes = sources.stream().map(this::shape).toList();
        String path = prefix + layer.name();
        Shape output = outputShape(layer, sources, shapes);
        if (layer instanceof Nested nested) {
            Graph inner = GraphOrder.of(
                    nested.trainable() ? nested.graph() : nested.graph().frozen());
            List<Integer> places = new ArrayList<>();
            add(inner, sources, path + "/", places);
            return places.get(inner.outputs().getFirst());
        }
        List<ParameterSpec> needed = layer.parameters(shapes);
        List<ParameterSpec> before = parameters.putIfAbsent(path, needed);
        if (before != null && !before.equals(needed)) {
            throw new IllegalArgumentException(
                    "Layer " + Quoted.of(path) + " is used for inputs that need parameters of"
                            + " different shapes, for the second time for " + texts(shapes) + "; use two layers.");
        }
        nodes.add(new Node(layer, path, sources, shapes, output, needed));
        return nodes.size() - 1;
    }

    private Shape shape(int place) {
        return place < 0 ? inputs.get(~place).shape() : nodes.get(place).output();
    }

    private Shape outputShape(Layer layer, List<Integer> sources, List<Shape> shapes) {
        try {
            return layer.outputShape(shapes);
        } catch (IllegalArgumentException e) {
            String from = sources.stream()
                    .map(place -> Quoted.of(
                                    place < 0
                                            ? inputs.get(~place).name()
                                            : nodes.get(place).layer().name()) + " of shape "
                            + shape(place).behindBatch())
                    .reduce((a, b) -> a + ", " + b)
                    .orElse("nothing");
            throw new IllegalArgumentException(e.getMessage() + " The input comes from " + from + ".", e);
        }
    }

    private static List<String> texts(List<Shape> shapes) {
        return shapes.stream().map(Shape::behindBatch).toList();
    }
}
