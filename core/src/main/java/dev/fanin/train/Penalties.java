package dev.fanin.train;

import dev.fanin.graph.Execution;
import dev.fanin.graph.Network;
import dev.fanin.graph.Node;
import dev.fanin.graph.ParameterGradients;
import dev.fanin.graph.Weights;
import dev.fanin.layer.ParameterSpec;
import dev.fanin.regularizer.Regularizer;
import dev.fanin.tensor.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What the loss gets added for large parameters and large activities, and the constraints that
/// parameters are kept to.
final class Penalties {

    @SuppressWarnings("ArrayRecordComponent") // the arrays of a parameter, never compared
    private record Penalized(Regularizer regularizer, Shape shape, float[] values, float[] gradient) {}

    @SuppressWarnings("ArrayRecordComponent") // the array of a parameter, never compared
    private record Constrained(ParameterSpec parameter, float[] values) {}

    private final List<Penalized> penalized = new ArrayList<>();
    private final List<Constrained> constrained = new ArrayList<>();

    Penalties(Network network, Weights weights, ParameterGradients gradients) {
        Set<String> seen = new HashSet<>();
        for (Node node : network.nodes()) {
            for (int i = 0; i < node.parameters().size(); i++) {
                ParameterSpec parameter = node.parameters().get(i);
                if (node.isTrained(parameter) && seen.add(node.path(parameter))) {
                    float[] values = weights.get(node.path(parameter)).array();
                    if (!parameter.settings().regularizer().isNone()) {
                        penalized.add(new Penalized(
                                parameter.settings().regularizer(),
                                parameter.shape(),
                                values,
                                gradients.arrays(node).get(i)));
                    }
                    if (!parameter.settings().constraint().isNone()) {
                        constrained.add(new Constrained(parameter, values));
                    }
                }
            }
        }
    }

    /// Returns the sum of all penalties for the batch that was just run forward.
    double value(Execution execution) {
        double sum = 0;
        for (int i = 0; i < penalized.size(); i++) {
            Penalized one = penalized.get(i);
            sum += one.regularizer().penalty(one.values(), one.shape());
        }
        return sum + execution.activityPenalty();
    }

    /// Adds the gradients of penalties on parameters.
    void addGradients() {
        for (int i = 0; i < penalized.size(); i++) {
            Penalized one = penalized.get(i);
            one.regularizer().addGradient(one.values(), one.shape(), 1, one.gradient());
        }
    }

    /// Brings parameters back to where they are allowed.
    void constrain() {
        for (int i = 0; i < constrained.size(); i++) {
            ParameterSpec parameter = constrained.get(i).parameter();
            parameter.settings().constraint().apply(constrained.get(i).values(), parameter.shape());
        }
    }
}
