package dev.fanin.lab.probe;

import dev.fanin.activation.Activations;
import dev.fanin.graph.Network;
import dev.fanin.graph.Node;
import dev.fanin.graph.Weights;
import dev.fanin.layer.Dropout;
import dev.fanin.layer.Layer;
import dev.fanin.layer.Layers;
import dev.fanin.layer.Noise;
import dev.fanin.layer.SpatialDropout;
import dev.fanin.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What makes a training pass harmless: no random layers, and copies of the state that it changes.
///
/// A batch normalization has to be measured with the moments of the batch, as in training; so the
/// pass is one of training. Layers that disturb values at random stand aside, as at inference, and
/// moving averages, which a training pass moves, are copies. Weights are shared, not copied.
/// What a layer of a user's own draws while training comes from the seed's first step.
final class AtRest {

    private AtRest() {}

    /// Returns the network with layers in place of dropout and noise that do nothing.
    static Network network(Network network) {
        return new Network(
                network.inputs(), network.nodes().stream().map(AtRest::node).toList(), network.outputs());
    }

    private static Node node(Node node) {
        Layer layer = node.layer();
        return isRandom(layer)
                ? new Node(
                        Layers.activation(Activations.linear()).named(layer.name()),
                        node.path(),
                        node.sources(),
                        node.inputs(),
                        node.output(),
                        List.of())
                : node;
    }

    static boolean isRandom(Layer layer) {
        return layer instanceof Dropout || layer instanceof SpatialDropout || layer instanceof Noise;
    }

    /// Returns the paths of what a training pass changes although no gradient does.
    static List<String> state(Network network) {
        return network.nodes().stream()
                .flatMap(node -> node.parameters().stream()
                        .filter(spec -> !spec.trainable())
                        .map(node::path))
                .distinct()
                .toList();
    }

    /// Returns the same weights, with copies of the given paths.
    static Weights copying(List<String> paths, Weights weights) {
        SequencedMap<String, Tensor> values = new LinkedHashMap<>(weights.values());
        for (String path : paths) {
            Tensor tensor = weights.get(path);
            values.put(path, Tensor.of(tensor.shape(), tensor.array().clone()));
        }
        return new Weights(values);
    }
}
