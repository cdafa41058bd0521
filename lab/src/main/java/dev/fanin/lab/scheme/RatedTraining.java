package dev.fanin.lab.scheme;

import dev.fanin.graph.Engine;
import dev.fanin.graph.Execution;
import dev.fanin.graph.Gradients;
import dev.fanin.graph.Network;
import dev.fanin.graph.Node;
import dev.fanin.graph.ParameterGradients;
import dev.fanin.layer.ParameterSpec;
import dev.fanin.loss.Loss;
import dev.fanin.model.Model;
import dev.fanin.optimizer.ConstantRate;
import dev.fanin.optimizer.Optimization;
import dev.fanin.optimizer.Optimizer;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Compiled;
import dev.fanin.train.Head;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Training on one batch over and over, with a learning rate for each parameter; it changes the
/// model's weights in place.
///
/// Parameters of one rate have an optimizer of their own, so a bound on the norm of all gradients
/// holds for each of these groups by itself. Penalties and constraints are left out.
public final class RatedTraining {

    private final Execution execution;
    private final Head head;
    private final List<Optimization> optimizations = new ArrayList<>();
    private final Tensor y;
    private long step;

    /// Plans the training of a model with one input and one output.
    ///
    /// @param optimizer an optimizer with one learning rate for all steps
    /// @param rates what the rate is multiplied by, as in [Parametrized#rates]
    /// @param x the batch, the sample first
    /// @param y its targets
    /// @throws IllegalArgumentException where the batch does not fit, or the rate follows a
    ///     schedule
    public RatedTraining(Model model, Optimizer optimizer, Loss loss, Map<String, Double> rates, Tensor x, Tensor y) {
        if (!(optimizer.options().learningRate() instanceof ConstantRate(double rate))) {
            throw new IllegalArgumentException("Rates for parameters multiply one learning rate, got a schedule: "
                    + optimizer + "; give a number.");
        }
        Network network = model.network();
        int samples = x.shape().axis(0);
        if (!x.shape().dropFirst().equals(network.input())) {
            throw new IllegalArgumentException("The model expects samples of shape " + network.input()
                    + ", the sample's axis first, got " + x.shape() + ".");
        }
        ParameterGradients gradients = ParameterGradients.of(network);
        this.head = new Head(network, Compiled.of(optimizer, loss));
        this.head.check(samples, List.of(y));
        this.y = y;
        this.execution = new Execution(
                network, model.weights(), gradients, samples, model.seed(), Engine.plain(), Gradients.OF_PARAMETERS);
        System.arraycopy(x.array(), 0, execution.input(), 0, x.array().length);
        groups(model, gradients, rates)
                .forEach((factor, variables) -> optimizations.add(new Optimization(
                        optimizer.learningRate(rate * factor),
                        variables,
                        Engine.plain().crew())));
    }

    private static Map<Double, List<Optimization.Variable>> groups(
            Model model, ParameterGradients gradients, Map<String, Double> rates) {
        Map<Double, List<Optimization.Variable>> groups = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        for (Node node : model.network().nodes()) {
            for (int i = 0; i < node.parameters().size(); i++) {
                ParameterSpec parameter = node.parameters().get(i);
                String path = node.path(parameter);
                if (node.isTrained(parameter) && seen.add(path)) {
                    groups.computeIfAbsent(rates.getOrDefault(path, 1.0), _ -> new ArrayList<>())
                            .add(new Optimization.Variable(
                                    path,
                                    parameter.shape(),
                                    model.weights().get(path).array(),
                                    gradients.arrays(node).get(i)));
                }
            }
        }
        return groups;
    }

    /// Runs the batch forward with the weights as they are, and returns its loss.
    public double forward() {
        execution.forward(execution.capacity(), true, step);
        return head.loss(execution, y);
    }

    /// Does one step after [#forward].
    public void learn() {
        head.gradient(execution, y);
        execution.backward(head.fused());
        optimizations.forEach(Optimization::step);
        step++;
    }

    /// Returns the sums z of one node in the last run forward.
    public float[] preActivation(int node) {
        return execution.preActivation(node);
    }
}
