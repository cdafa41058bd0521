package dev.fanin.train;

import dev.fanin.graph.Execution;
import dev.fanin.graph.Node;
import dev.fanin.text.Quoted;
import java.util.List;

/// Finds where the numbers of a batch stop being finite, in the order in which they are computed.
final class Divergence {

    private Divergence() {}

    /// Returns a part of a sentence about the first place there is.
    static String describe(Execution execution, Targets targets) {
        List<Node> nodes = execution.network().nodes();
        for (int i = 0; i < execution.network().inputs().size(); i++) {
            int size = execution.network().inputs().get(i).shape().arraySize();
            if (!isFinite(execution.input(i), execution.samples() * size)) {
                return "an input is not finite";
            }
        }
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            for (int parameter = 0; parameter < node.parameters().size(); parameter++) {
                float[] values = execution.parameters(i).get(parameter);
                if (!isFinite(values, values.length)) {
                    return "weights of layer " + Quoted.of(node.path()) + " are not finite";
                }
            }
            int size = execution.samples() * node.output().arraySize();
            if (!isFinite(execution.preActivation(i), size) || !isFinite(execution.activation(i), size)) {
                return "the first values that are not finite come out of layer " + Quoted.of(node.path());
            }
        }
        for (int i = 0; i < execution.network().outputs().size(); i++) {
            int rows = execution.samples() * targets.rows(i);
            if (!isFinite(targets.values(i), execution.samples() * targets.size(i))) {
                return "a target is not finite";
            }
            if (targets.isWeighted() && !isFinite(targets.weights(i), rows)) {
                return "a sample weight is not finite";
            }
        }
        return "all layers put out finite values, and the loss made of them is not";
    }

    private static boolean isFinite(float[] values, int size) {
        for (int i = 0; i < size; i++) {
            if (!Float.isFinite(values[i])) {
                return false;
            }
        }
        return true;
    }
}
