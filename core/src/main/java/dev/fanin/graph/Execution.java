package dev.fanin.graph;

import dev.fanin.operation.Operation;
import dev.fanin.random.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Runs a network forward and backward over buffers planned once for a largest batch.
///
/// For every node it keeps `z`, `x = phi(z)` and, after going backward, `dL/dz`. An execution
/// belongs to one thread, which has others help it.
public final class Execution {

    private final Network network;
    private final int capacity;
    private final List<float[]> inputs;
    private final List<Stage> stages;
    private final List<Stretch> stretches;

    /// For each node, whether the gradient in its buffer is that of z already.
    private final boolean[] fromLogits;

    /// For each node, which of the outputs it is, or -1.
    private final int[] outputs;

    private int samples;

    /// Plans the buffers for plain Java on one thread, and for the gradients of every node.
    ///
    /// @param weights the values to compute with; they may change between runs
    /// @param capacity the largest number of samples in one batch
    /// @param seed the seed of what is random while training
    public Execution(Network network, Weights weights, int capacity, Seed seed) {
        this(network, weights, ParameterGradients.of(network), capacity, seed, Engine.plain(), Gradients.OF_ALL_NODES);
    }

    /// Plans the buffers.
    ///
    /// @param gradients where the gradients of parameters go
    /// @param engine what the network runs on
    /// @param wanted which gradients are looked at after going backward
    public Execution(
            Network network,
            Weights weights,
            ParameterGradients gradients,
            int capacity,
            Seed seed,
            Engine engine,
            Gradients wanted) {
        this.network = network;
        this.capacity = capacity;
        this.inputs = network.inputs().stream()
                .map(input -> new float[input.shape().prepend(capacity).arraySize()])
                .toList();
        this.stages = stages(network, weights, gradients, capacity, seed, engine, wanted, inputs);
        this.stretches = Stretch.of(network, stages, engine.crew());
        this.fromLogits = new boolean[stages.size()];
        this.outputs = IntStream.range(0, stages.size())
                .map(network.outputs()::indexOf)
                .toArray();
    }

    private static List<Stage> stages(
            Network network,
            Weights weights,
            ParameterGradients gradients,
            int capacity,
            Seed seed,
            Engine engine,
            Gradients wanted,
            List<float[]> inputs) {
        List<Operation> operations = network.nodes().stream()
                .map(node -> node.layer().operation(node.inputs()))
                .toList();
        Workers workers = Workers.of(engine, operations);
        List<Wiring> wirings = Wiring.of(network, wanted);
        List<Stage> stages = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            Node node = network.nodes().get(i);
            List<float[]> sources = new ArrayList<>();
            List<float @Nullable []> sourceGradients = new ArrayList<>();
            for (int source : node.sources()) {
                sources.add(
                        source < 0 ? inputs.get(~source) : stages.get(source).x());
                sourceGradients.add(source < 0 ? null : stages.get(source).newReader());
            }
            stages.add(new Stage(
                    node,
                    wirings.get(i),
                    workers,
                    operations.get(i),
                    capacity,
                    sources,
                    sourceGradients,
                    weights.arrays(node),
                    gradients.arrays(node),
                    seed.stream(node.path())));
        }
        return stages;
    }

    /// Returns where the next batch's samples are put, of a network with one input.
    public float[] input() {
        return inputs.getFirst();
    }

    /// Returns where the next batch's samples of one input are put.
    public float[] input(int index) {
        return inputs.get(index);
    }

    /// Returns the largest number of samples in one batch.
    public int capacity() {
        return capacity;
    }

    /// Returns the number of samples in the batch that was last run forward.
    public int samples() {
        return samples;
    }

    /// Computes all z and x for the first samples of the input buffers.
    ///
    /// @param step the number of the training step, which picks what is random; ignored outside
    ///     training
    public void forward(int batch, boolean training, long step) {
        samples = batch;
        for (int i = 0; i < stretches.size(); i++) {
            stretches.get(i).forward(batch, training, step);
        }
    }

    /// Computes all gradients of the last batch, from dL/dx of the outputs in the buffers of their
    /// nodes.
    ///
    /// @param fromLogits whether those buffers hold dL/dz already, so that the last activations are
    ///     passed by
    public void backward(boolean fromLogits) {
        for (int i = 0; i < outputs.length; i++) {
            this.fromLogits[i] = fromLogits && outputs[i] >= 0;
        }
        backward();
    }

    /// Computes all gradients of the last batch.
    ///
    /// @param fromLogits for each output, whether its buffer holds dL/dz already
    public void backward(boolean[] fromLogits) {
        for (int i = 0; i < outputs.length; i++) {
            this.fromLogits[i] = outputs[i] >= 0 && fromLogits[outputs[i]];
        }
        backward();
    }

    private void backward() {
        requireForward();
        int end = stages.size();
        for (int i = stretches.size() - 1; i >= 0; i--) {
            end -= stretches.get(i).size();
            stretches.get(i).backward(fromLogits, end);
        }
    }

    private void requireForward() {
        if (samples == 0) {
            throw new IllegalStateException("Going backward needs a forward pass first.");
        }
    }

    /// Returns the sum of the penalties on what layers put out for the current batch, each a mean
    /// over its samples.
    public double activityPenalty() {
        double sum = 0;
        for (int i = 0; i < stages.size(); i++) {
            sum += stages.get(i).activityPenalty();
        }
        return sum;
    }

    /// Returns the z of one node; the rows of the current batch come first.
    public float[] preActivation(int node) {
        return stages.get(node).z();
    }

    /// Returns the output x of one node.
    public float[] activation(int node) {
        return stages.get(node).x();
    }

    /// Returns dL/dz of one node after going backward.
    public float[] gradient(int node) {
        return stages.get(node).gradient();
    }

    /// Returns the values of one node's parameters, which training changes.
    public List<float[]> parameters(int node) {
        return stages.get(node).parameters();
    }

    /// Returns the gradients of one node's parameters after going backward.
    public List<float[]> parameterGradients(int node) {
        return stages.get(node).parameterGradients();
    }

    /// Returns the network that is run.
    public Network network() {
        return network;
    }
}
