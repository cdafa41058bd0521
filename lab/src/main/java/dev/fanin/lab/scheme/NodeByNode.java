package dev.fanin.lab.scheme;

import dev.fanin.graph.Engine;
import dev.fanin.graph.Execution;
import dev.fanin.graph.Gradients;
import dev.fanin.graph.Network;
import dev.fanin.graph.Node;
import dev.fanin.graph.ParameterGradients;
import dev.fanin.graph.Weights;
import dev.fanin.layer.BatchNormalization;
import dev.fanin.layer.Input;
import dev.fanin.layer.Layers;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A network that is run forward node by node on one batch, so that a node can be run again
/// without those before it.
///
/// Batch normalization uses the moments of the batch, and its moving ones stay as they are; nothing
/// random happens.
final class NodeByNode {

    private final Network network;
    private final Weights weights;
    private final List<Tensor> x;
    private final Engine engine;
    private final int samples;
    private final @Nullable Execution[] executions;

    NodeByNode(Network network, Weights weights, List<Tensor> x, Engine engine) {
        this.network = network;
        this.weights = weights;
        this.x = List.copyOf(x);
        this.engine = engine;
        this.executions = new Execution[network.nodes().size()];
        boolean fits = x.size() == network.inputs().size();
        this.samples =
                fits && x.getFirst().shape().rank() > 0 ? x.getFirst().shape().axis(0) : 0;
        for (int i = 0; fits && i < x.size(); i++) {
            Shape expected = network.inputs().get(i).shape().prepend(Math.max(1, samples));
            fits = x.get(i).shape().equals(expected);
        }
        if (!fits) {
            throw new IllegalArgumentException("The network expects a batch for each of its inputs "
                    + network.inputs().stream()
                            .map(input -> input.shape().behindBatch())
                            .toList()
                    + ", got " + x.stream().map(Tensor::shape).toList() + ".");
        }
    }

    /// Runs one node on the outputs of those before it, with its weights as they are now.
    void forward(int place) {
        Node node = network.nodes().get(place);
        Execution execution = executions[place] == null ? planned(node) : executions[place];
        executions[place] = execution;
        for (int i = 0; i < node.sources().size(); i++) {
            int source = node.sources().get(i);
            float[] values =
                    source < 0 ? x.get(~source).array() : execution(source).activation(0);
            System.arraycopy(
                    values,
                    0,
                    execution.input(i),
                    0,
                    samples * node.inputs().get(i).arraySize());
        }
        execution.forward(samples, node.layer() instanceof BatchNormalization, 0);
    }

    private Execution planned(Node node) {
        List<Input> inputs = new ArrayList<>();
        List<Integer> sources = new ArrayList<>();
        for (Shape shape : node.inputs()) {
            sources.add(~inputs.size());
            inputs.add(Layers.input(shape));
        }
        Node alone = new Node(node.layer(), node.path(), sources, node.inputs(), node.output(), node.parameters());
        boolean keepsMoments = node.layer() instanceof BatchNormalization;
        return new Execution(
                new Network(inputs, List.of(alone), List.of(0)),
                keepsMoments ? weights.copy() : weights,
                new ParameterGradients(Map.of()),
                samples,
                new Seed(0),
                engine,
                Gradients.NONE);
    }

    private Execution execution(int place) {
        Execution execution = executions[place];
        if (execution == null) {
            throw new IllegalStateException("Nodes are run in order; node " + place + " was not run yet.");
        }
        return execution;
    }

    /// Returns the variance of z of a node over all its values.
    double variance(int place) {
        float[] z = execution(place).preActivation(0);
        int count = samples * network.nodes().get(place).output().arraySize();
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += z[i];
        }
        double mean = sum / count;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            squares += (z[i] - mean) * (z[i] - mean);
        }
        return squares / count;
    }
}
