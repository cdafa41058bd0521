package dev.fanin.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The gradients of all parameters of a network, one array each, which executions fill.
///
/// @param byPath the arrays of each layer in its parameters' order, by the layer's path
public record ParameterGradients(Map<String, List<float[]>> byPath) {

    /// Plans the arrays.
    public static ParameterGradients of(Network network) {
        Map<String, List<float[]>> arrays = new LinkedHashMap<>();
        for (Node node : network.nodes()) {
            arrays.computeIfAbsent(
                    node.path(),
                    _ -> node.parameters().stream()
                            .map(parameter -> new float
                                    [node.isTrained(parameter)
                                            ? parameter.shape().arraySize()
                                            : 0])
                            .toList());
        }
        return new ParameterGradients(arrays);
    }

    /// Returns the arrays of one node's layer.
    public List<float[]> arrays(Node node) {
        return byPath.getOrDefault(node.path(), List.of());
    }

    /// Multiplies all gradients by a factor.
    public void multiply(float factor) {
        if (factor == 1) {
            return;
        }
        for (List<float[]> arrays : byPath.values()) {
            for (float[] gradient : arrays) {
                for (int i = 0; i < gradient.length; i++) {
                    gradient[i] *= factor;
                }
            }
        }
    }
}
