package dev.fanin.lab.diagnosis;

import dev.fanin.graph.Network;
import dev.fanin.graph.Node;
import dev.fanin.layer.Layer;

/// The layer at a path of a network, under the name that the network gives it.
final class LayerOf {

    private LayerOf() {}

    static Layer path(Network network, String path) {
        return network.nodes().stream()
                .filter(node -> node.path().equals(path))
                .map(Node::layer)
                .findFirst()
                .orElseThrow();
    }
}
