package dev.fanin.graph;

import dev.fanin.layer.ParameterSpec;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Tensor;
import dev.fanin.text.Quoted;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The values of all parameters of a network, by path.
///
/// Training changes the values in place.
///
/// @param values path to values, in the network's order; the map itself cannot be changed
public record Weights(SequencedMap<String, Tensor> values) {

    public Weights {
        values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }

    /// Draws all parameters: each from the stream of its own path, so that no draw depends on
    /// another.
    public static Weights initialize(Network network, Seed seed) {
        SequencedMap<String, Tensor> values = new LinkedHashMap<>();
        for (Node node : network.nodes()) {
            for (ParameterSpec parameter : node.parameters()) {
                String path = node.path(parameter);
                // A layer that is used twice has its parameters once.
                if (!values.containsKey(path)) {
                    values.put(path, parameter.initializer().initialize(parameter.target(), seed.stream(path)));
                }
            }
        }
        return new Weights(values);
    }

    /// Returns the values of one parameter.
    public Tensor get(String path) {
        Tensor tensor = values.get(path);
        if (tensor == null) {
            throw new IllegalArgumentException(
                    "No parameter " + Quoted.of(path) + "; there are " + values.keySet() + ".");
        }
        return tensor;
    }

    /// Returns the arrays behind one node's parameters, in the layer's order.
    List<float[]> arrays(Node node) {
        return node.parameters().stream()
                .map(parameter -> get(node.path(parameter)).array())
                .toList();
    }

    /// Returns the number of values in all.
    public long count() {
        return values.values().stream()
                .mapToLong(tensor -> tensor.shape().size())
                .sum();
    }

    /// Returns a copy that training does not touch.
    public Weights copy() {
        SequencedMap<String, Tensor> copies = new LinkedHashMap<>();
        for (Map.Entry<String, Tensor> entry : values.entrySet()) {
            Tensor tensor = entry.getValue();
            copies.put(entry.getKey(), Tensor.of(tensor.shape(), tensor.array().clone()));
        }
        return new Weights(copies);
    }
}
