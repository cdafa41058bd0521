package dev.fanin.io.model;

import dev.fanin.graph.Network;
import dev.fanin.graph.Node;
import dev.fanin.graph.Weights;
import dev.fanin.layer.ParameterSpec;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// Weights that NumPy numbered, as `numpy.savez(file, *model.get_weights())` writes them: `arr_0`,
/// `arr_1` and so on, in the order of the layers.
final class NumberedWeights {

    private static final String NAME = "arr_";

    private NumberedWeights() {}

    static boolean isLikely(Set<String> names) {
        return !names.isEmpty() && names.stream().allMatch(name -> name.matches(NAME + "\\d+"));
    }

    /// Returns the weights of a network.
    ///
    /// @throws IOException with a message of one line, where they are those of another network
    static Weights of(Path file, Network network, Map<String, Tensor> arrays) throws IOException {
        SequencedMap<String, Shape> wanted = new LinkedHashMap<>();
        for (Node node : network.nodes()) {
            for (ParameterSpec parameter : node.parameters()) {
                wanted.put(node.path(parameter), parameter.shape());
            }
        }
        if (arrays.size() != wanted.size()) {
            throw new IOException("Cannot read weights from " + file + ": the model needs " + wanted.size()
                    + " arrays, and it has " + arrays.size() + "; these are weights of another model.");
        }
        SequencedMap<String, Tensor> found = new LinkedHashMap<>();
        for (Map.Entry<String, Shape> one : wanted.entrySet()) {
            String name = NAME + found.size();
            Tensor array = arrays.get(name);
            if (array == null || !array.shape().equals(one.getValue())) {
                throw new IOException("Cannot read weights from " + file + ": " + one.getKey() + " needs shape "
                        + one.getValue() + ", and " + name + (array == null ? " is missing" : " has " + array.shape())
                        + "; these are weights of another model.");
            }
            found.put(one.getKey(), array);
        }
        return new Weights(found);
    }
}
