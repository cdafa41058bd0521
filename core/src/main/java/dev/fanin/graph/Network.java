package dev.fanin.graph;

import dev.fanin.layer.Input;
import dev.fanin.layer.Layer;
import dev.fanin.tensor.Shape;
import dev.fanin.text.Quoted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// A chain of layers with all names and shapes worked out.
///
/// Layers without a name get one as in Keras, counted within the network: `dense`, `dense_1`,
/// `flatten`.
///
/// @param input the shape of one sample
/// @param nodes the layers after the input, in order
public record Network(Shape input, List<Node> nodes) {

    /// Works out names and shapes; throws IllegalArgumentException where the layers do not fit
    /// together.
    public static Network of(List<? extends Layer> layers) {
        if (layers.size() < 2 || !(layers.getFirst() instanceof Input input)) {
            throw new IllegalArgumentException(
                    "A network starts with input(...) and has at least one layer after it, got " + types(layers) + ".");
        }
        Set<String> taken = new HashSet<>();
        Map<String, Integer> counts = new HashMap<>();
        List<Node> nodes = new ArrayList<>();
        Shape shape = input.shape();
        for (Layer layer : layers.subList(1, layers.size())) {
            if (layer instanceof Input) {
                throw new IllegalArgumentException("A network has one input, at its start; got " + types(layers) + ".");
            }
            Layer named = layer.name().isEmpty() ? layer.named(automaticName(layer, counts)) : layer;
            if (!taken.add(named.name())) {
                throw new IllegalArgumentException("Layer names must differ, but " + Quoted.of(named.name())
                        + " is used twice; rename one with named(...).");
            }
            Shape output = named.outputShape(shape);
            nodes.add(new Node(named, shape, output, named.parameters(shape)));
            shape = output;
        }
        return new Network(input.shape(), List.copyOf(nodes));
    }

    /// Returns the shape of one sample of the output.
    public Shape output() {
        return nodes.getLast().output();
    }

    private static String automaticName(Layer layer, Map<String, Integer> counts) {
        String base = layer.type()
                .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
        int count = counts.merge(base, 1, Integer::sum) - 1;
        return count == 0 ? base : base + "_" + count;
    }

    private static List<String> types(List<? extends Layer> layers) {
        return layers.stream().map(Layer::type).toList();
    }
}
