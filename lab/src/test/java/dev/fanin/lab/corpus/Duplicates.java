package dev.fanin.lab.corpus;

import dev.fanin.graph.Network;
import dev.fanin.graph.Node;
import dev.fanin.graph.Weights;
import dev.fanin.tensor.Tensor;
import java.util.List;

/// Makes units of layers copies of each other, by their weights.
final class Duplicates {

    private Duplicates() {}

    /// Copies incoming and outgoing weights in every hidden layer, so that only `distinct` units
    /// are ever told apart, whatever the training. Outgoing weights shrink, as n copies add up to n
    /// times one unit instead of the root of n.
    static Weights everywhere(Network network, Weights weights, int distinct) {
        Weights copy = weights.copy();
        List<Node> nodes = kernels(network);
        for (int i = 0; i < nodes.size(); i++) {
            float[] kernel = kernel(copy, nodes.get(i)).array();
            int units = units(copy, nodes.get(i));
            if (i < nodes.size() - 1) {
                columns(kernel, units, distinct);
            }
            if (i > 0) {
                rows(kernel, units, units(copy, nodes.get(i - 1)), distinct);
            }
        }
        return copy;
    }

    /// Copies incoming weights in every hidden layer, and leaves outgoing ones.
    static Weights incoming(Network network, Weights weights, int distinct) {
        Weights copy = weights.copy();
        List<Node> nodes = kernels(network);
        for (Node node : nodes.subList(0, nodes.size() - 1)) {
            columns(kernel(copy, node).array(), units(copy, node), distinct);
        }
        return copy;
    }

    /// Copies incoming weights in one hidden layer, and leaves outgoing ones.
    static Weights oneLayer(Network network, Weights weights, int layer, int distinct) {
        Weights copy = weights.copy();
        Node node = kernels(network).get(layer);
        columns(kernel(copy, node).array(), units(copy, node), distinct);
        return copy;
    }

    private static List<Node> kernels(Network network) {
        return network.nodes().stream()
                .filter(node -> node.parameters().stream()
                        .anyMatch(parameter -> parameter.name().equals("kernel")))
                .toList();
    }

    private static Tensor kernel(Weights weights, Node node) {
        return weights.get(node.path() + "/kernel");
    }

    private static int units(Weights weights, Node node) {
        return kernel(weights, node).shape().axis(-1);
    }

    private static void columns(float[] kernel, int units, int distinct) {
        for (int i = 0; i < kernel.length; i++) {
            int unit = i % units;
            kernel[i] = kernel[i - unit + unit % distinct];
        }
    }

    /// Rows are units of the layer before, once for every tap and position. The sum over the copies
    /// of a unit keeps the variance that the sum over independent units had.
    private static void rows(float[] kernel, int units, int before, int distinct) {
        float share = (float) Math.sqrt((double) distinct / before);
        float[] old = kernel.clone();
        for (int i = 0; i < kernel.length; i++) {
            int from = i / units % before;
            kernel[i] = share * old[i - (from - from % distinct) * units];
        }
    }
}
