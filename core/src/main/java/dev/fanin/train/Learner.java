package dev.fanin.train;

import dev.fanin.graph.Engine;
import dev.fanin.graph.Execution;
import dev.fanin.graph.Gradients;
import dev.fanin.graph.Network;
import dev.fanin.graph.Node;
import dev.fanin.graph.ParameterGradients;
import dev.fanin.graph.Weights;
import dev.fanin.layer.ParameterSpec;
import dev.fanin.optimizer.Optimization;
import dev.fanin.random.Seed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One step of training, or of judging: from a batch in a feed to its loss.
///
/// Buffers are planned for the largest batch seen so far; a step no larger than that allocates
/// nothing.
final class Learner {

    private final Network network;
    private final Weights weights;
    private final Seed seed;
    private final Engine engine;
    private final Head head;
    private final ParameterGradients gradients;
    private final Penalties penalties;
    private final Optimization optimization;
    private final float lossScale;
    private @Nullable Execution execution;
    private @Nullable Targets targets;
    private long step;

    Learner(Network network, Weights weights, Seed seed, Engine engine, Compiled compiled) {
        this.network = network;
        this.weights = weights;
        this.seed = seed;
        this.engine = engine;
        this.head = new Head(network, compiled);
        this.gradients = ParameterGradients.of(network);
        this.penalties = new Penalties(network, weights, gradients);
        Double scale = compiled.optimizer().options().lossScaleFactor();
        this.lossScale = scale == null ? 1 : scale.floatValue();
        this.optimization = new Optimization(compiled.optimizer(), variables(), engine.crew());
    }

    private List<Optimization.Variable> variables() {
        List<Optimization.Variable> variables = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Node node : network.nodes()) {
            for (int i = 0; i < node.parameters().size(); i++) {
                ParameterSpec parameter = node.parameters().get(i);
                String path = node.path(parameter);
                if (node.isTrained(parameter) && seen.add(path)) {
                    variables.add(new Optimization.Variable(
                            path,
                            parameter.shape(),
                            weights.get(path).array(),
                            gradients.arrays(node).get(i)));
                }
            }
        }
        return variables;
    }

    Head head() {
        return head;
    }

    Optimization optimization() {
        return optimization;
    }

    /// Returns the number of steps done.
    long step() {
        return step;
    }

    void step(long number) {
        step = number;
    }

    /// Does one step on the feed's batch and returns the loss before it. Where that is not finite,
    /// the gradient says nothing, and the weights stay as they are.
    double learn(Feed feed, int samples) {
        Execution run = load(feed, samples);
        Targets given = Objects.requireNonNull(targets);
        run.forward(samples, true, step);
        double loss = head.measure(run, given, samples) + penalties.value(run);
        if (!Double.isFinite(loss)) {
            return loss;
        }
        head.gradient(run, given, samples);
        run.backward(head.fused());
        penalties.addGradients();
        gradients.multiply(lossScale);
        optimization.step();
        penalties.constrain();
        step++;
        return loss;
    }

    /// Returns the loss of the feed's batch, outside training.
    double judge(Feed feed, int samples) {
        Execution run = load(feed, samples);
        run.forward(samples, false, 0);
        return head.measure(run, Objects.requireNonNull(targets), samples) + penalties.value(run);
    }

    private Execution load(Feed feed, int samples) {
        Execution planned = execution;
        Targets given = targets;
        if (planned == null || given == null || planned.capacity() < samples) {
            planned = new Execution(network, weights, gradients, samples, seed, engine, Gradients.OF_PARAMETERS);
            given = new Targets(head, samples);
            head.plan(samples);
            execution = planned;
            targets = given;
        }
        feed.load(planned, given);
        return planned;
    }

    /// Says where the numbers of the last batch stopped being finite.
    String whereNotFinite() {
        return execution == null || targets == null ? "" : Divergence.describe(execution, targets);
    }
}
