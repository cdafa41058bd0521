package dev.fanin.io.keras;

import dev.fanin.graph.GraphOrder;
import dev.fanin.graph.Node;
import dev.fanin.layer.Graph;
import dev.fanin.layer.Input;
import dev.fanin.layer.Layer;
import dev.fanin.layer.Nested;
import dev.fanin.layer.ParameterSpec;
import dev.fanin.model.Definition;
import dev.fanin.tensor.Shape;
import dev.fanin.text.SnakeCase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// A place of a weights file that belongs to one layer, or to a network of layers.
///
/// The place is made of class names and a count, not of names: the second `Dense` of a network is
/// `layers/dense_1` whatever it is called.
///
/// Source: Keras 3.15.1, `keras/src/saving/saving_lib.py`.
///
/// @param path the group, empty for the model itself
/// @param name the name of the layer or model
/// @param type the name of its class
/// @param parameters the paths of its parameters, those that are trained first
/// @param shapes their shapes
record Holder(String path, String name, String type, List<String> parameters, List<Shape> shapes) {

    /// Returns the places of a model, in the order of Keras.
    static List<Holder> of(Definition definition) {
        List<Holder> holders = new ArrayList<>();
        holders.add(new Holder("", definition.name(), definition.type(), List.of(), List.of()));
        add(definition.graph(), definition.type(), "", "", holders);
        return holders;
    }

    /// Returns the layers of a model, each network that is one of them with all that is in it: what
    /// is trained first.
    static List<Holder> ofLayers(Definition definition) {
        List<Holder> layers = new ArrayList<>();
        Graph graph = GraphOrder.of(definition.graph());
        for (Layer layer : graph.layers()) {
            String prefix = layer.name() + "/";
            SequencedMap<String, Shape> trained = new LinkedHashMap<>();
            SequencedMap<String, Shape> others = new LinkedHashMap<>();
            for (Node node : definition.network().nodes()) {
                boolean isWithin =
                        node.path().equals(layer.name()) || node.path().startsWith(prefix);
                for (ParameterSpec parameter : isWithin ? node.parameters() : List.<ParameterSpec>of()) {
                    boolean isTrained = layer instanceof Nested ? node.isTrained(parameter) : parameter.trainable();
                    (isTrained ? trained : others).put(node.path(parameter), parameter.shape());
                }
            }
            trained.putAll(others);
            layers.add(new Holder(
                    "", layer.name(), layer.type(), List.copyOf(trained.keySet()), List.copyOf(trained.values())));
        }
        return layers;
    }

    private static void add(Graph given, String type, String path, String prefix, List<Holder> holders) {
        Graph graph = GraphOrder.of(given);
        List<List<Shape>> inputs = inputs(graph);
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < graph.layers().size(); i++) {
            Layer layer = graph.layers().get(i);
            if (layer instanceof Input && type.equals("Sequential")) {
                continue;
            }
            String component = SnakeCase.of(layer.type());
            int count = counts.merge(component, 1, Integer::sum) - 1;
            String place = path + "layers/" + component + (count == 0 ? "" : "_" + count);
            holders.add(holder(layer, place, prefix + layer.name() + "/", inputs.get(i)));
            if (layer instanceof Nested nested) {
                add(nested.graph(), nested.type(), place + "/", prefix + layer.name() + "/", holders);
            }
        }
    }

    private static Holder holder(Layer layer, String place, String prefix, List<Shape> inputs) {
        List<ParameterSpec> parameters = layer instanceof Nested || layer instanceof Input
                ? List.of()
                : layer.parameters(inputs).stream()
                        .sorted(Comparator.comparing(parameter -> !parameter.trainable()))
                        .toList();
        return new Holder(
                place,
                layer.name(),
                layer.type(),
                parameters.stream().map(one -> prefix + one.name()).toList(),
                parameters.stream().map(ParameterSpec::shape).toList());
    }

    /// Returns the shapes that go into the first use of each layer.
    private static List<List<Shape>> inputs(Graph graph) {
        List<List<Shape>> inputs = new ArrayList<>();
        List<Shape> outputs = new ArrayList<>();
        for (Graph.Call call : graph.calls()) {
            Layer layer = graph.layers().get(call.layer());
            List<Shape> taken = call.sources().stream().map(outputs::get).toList();
            outputs.add(layer instanceof Input input ? input.shape() : layer.outputShape(taken));
            if (call.layer() == inputs.size()) {
                inputs.add(taken);
            }
        }
        return inputs;
    }
}
