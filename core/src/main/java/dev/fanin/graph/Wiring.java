package dev.fanin.graph;

import java.util.ArrayList;
import java.util.List;

/// How one node stands among the others, as far as its gradient goes.
///
/// @param readers how many inputs of other nodes its output is
/// @param isOutput whether it is an output of the network
/// @param needsGradient whether going backward must reach it
/// @param isUsedLater whether a later node uses the same layer
/// @param keepsGradient whether its gradient is looked at after going backward
record Wiring(int readers, boolean isOutput, boolean needsGradient, boolean isUsedLater, boolean keepsGradient) {

    static List<Wiring> of(Network network, Gradients wanted) {
        List<Node> nodes = network.nodes();
        List<Wiring> all = new ArrayList<>();
        boolean[] needs = new boolean[nodes.size()];
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            int place = i;
            needs[i] = switch (wanted) {
                case NONE -> false;
                case OF_ALL_NODES -> true;
                case OF_PARAMETERS ->
                    node.parameters().stream().anyMatch(node::isTrained)
                            || node.sources().stream().anyMatch(source -> source >= 0 && needs[source]);
            };
            int readers = (int) nodes.stream()
                    .flatMap(reader -> reader.sources().stream())
                    .filter(source -> source == place)
                    .count();
            boolean isUsedLater = nodes.subList(i + 1, nodes.size()).stream()
                    .anyMatch(later -> later.path().equals(node.path()));
            all.add(new Wiring(
                    readers,
                    network.outputs().contains(i) && wanted != Gradients.NONE,
                    needs[i],
                    isUsedLater,
                    wanted == Gradients.OF_ALL_NODES));
        }
        return all;
    }

    /// Returns whether the gradient comes from one place alone, which can write it directly.
    boolean hasOneReader() {
        return readers + (isOutput ? 1 : 0) == 1;
    }
}
