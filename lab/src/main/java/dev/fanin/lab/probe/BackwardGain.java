package dev.fanin.lab.probe;

import dev.fanin.activation.Activations;
import dev.fanin.graph.Execution;
import dev.fanin.graph.Gradients;
import dev.fanin.graph.Network;
import dev.fanin.graph.Node;
import dev.fanin.graph.ParameterGradients;
import dev.fanin.layer.Input;
import dev.fanin.layer.Layers;
import dev.fanin.random.RandomStream;
import dev.fanin.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// By what factor the root mean square of a random gradient changes on its way back through one
/// node, from `x = phi(z)` to the node's inputs.
///
/// With v drawn from N(0, 1) and J the Jacobian of the node for the samples at hand, the gain is
/// `sqrt(|v' J|^2 / inputs) / sqrt(|v|^2 / outputs)`; its square estimates `tr(J J') / inputs` over
/// the mean square of v. For a dense layer that is `fan_out Var(W) E phi'^2`. Several inputs count
/// as one. Of samples, the first few do where each has many outputs.
///
/// Source: Doshi, He and Gromov, "Critical initialization of wide and deep neural networks using
/// partial Jacobians", 2023, section 2; there J joins pre-activations, here activations.
final class BackwardGain {

    private static final int LEAST_SAMPLES = 16;

    /// Values that are enough for two digits.
    private static final int VALUES = 4096;

    private BackwardGain() {}

    /// Returns the gain of one node in the state of the last run, 0 where nothing comes back.
    static double of(ProbeRun run, int index) {
        Node node = run.network().nodes().get(index);
        Execution whole = run.execution();
        int enough = Math.max(LEAST_SAMPLES, VALUES / node.output().arraySize());
        int samples = Math.min(whole.samples(), enough);
        int inputs = node.inputs().size();
        Network alone = alone(node);
        Execution local = new Execution(
                alone,
                run.weights(),
                ParameterGradients.of(alone),
                samples,
                run.setup().seed(),
                run.setup().engine(),
                Gradients.OF_ALL_NODES);
        for (int i = 0; i < inputs; i++) {
            int source = node.sources().get(i);
            float[] values = source < 0 ? whole.input(~source) : whole.activation(source);
            System.arraycopy(
                    values, 0, local.input(i), 0, samples * node.inputs().get(i).arraySize());
        }
        local.forward(samples, true, 0);
        int count = samples * node.output().arraySize();
        float[] gradient = local.gradient(inputs);
        RandomStream stream = run.setup().seed().stream("probe").child(node.path());
        stream.fillNormal(gradient, 0, 0, 1);
        double sent = Statistics.squares(gradient, count, 1) / count;
        local.backward(false);
        double squares = 0;
        int values = 0;
        for (int i = 0; i < inputs; i++) {
            int size = samples * node.inputs().get(i).arraySize();
            squares += Statistics.squares(local.gradient(i), size, 1);
            values += size;
        }
        return Math.sqrt(squares / values / sent);
    }

    /// Returns a network of this node only, behind nodes that keep the gradients of its inputs.
    private static Network alone(Node node) {
        List<Input> inputs = new ArrayList<>();
        List<Node> nodes = new ArrayList<>();
        List<Integer> sources = new ArrayList<>();
        for (int i = 0; i < node.inputs().size(); i++) {
            Shape shape = node.inputs().get(i);
            inputs.add(Layers.input(shape).named("input " + i));
            String name = "input " + i + " again";
            nodes.add(new Node(
                    Layers.activation(Activations.linear()).named(name),
                    name,
                    List.of(~i),
                    List.of(shape),
                    shape,
                    List.of()));
            sources.add(i);
        }
        int place = nodes.size();
        nodes.add(new Node(node.layer(), node.path(), sources, node.inputs(), node.output(), node.parameters()));
        return new Network(inputs, nodes, List.of(place));
    }
}
