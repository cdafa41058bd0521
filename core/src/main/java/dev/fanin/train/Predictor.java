package dev.fanin.train;

import dev.fanin.graph.Engine;
import dev.fanin.graph.Execution;
import dev.fanin.graph.Gradients;
import dev.fanin.graph.Network;
import dev.fanin.graph.ParameterGradients;
import dev.fanin.graph.Weights;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs a network forward over any number of samples.
///
/// Buffers are planned for the largest batch seen so far, and used again.
public final class Predictor {

    private final Network network;
    private final Weights weights;
    private final Seed seed;
    private final Engine engine;
    private @Nullable Execution execution;

    /// Plans nothing yet.
    ///
    /// @param engine what the network runs on
    public Predictor(Network network, Weights weights, Seed seed, Engine engine) {
        this.network = network;
        this.weights = weights;
        this.seed = seed;
        this.engine = engine;
    }

    /// Returns the outputs for samples along the first axis of the inputs, in batches of the given
    /// size.
    public List<Tensor> predict(List<Tensor> x, int batchSize) {
        int count = Data.checkInputs(network, x);
        int capacity = Math.min(batchSize, count);
        List<Tensor> results = new ArrayList<>();
        for (int output : network.outputs()) {
            results.add(Tensor.zeros(network.nodes().get(output).output().prepend(count)));
        }
        Execution run = planned(capacity);
        for (int from = 0; from < count; from += capacity) {
            int size = Math.min(capacity, count - from);
            for (int i = 0; i < x.size(); i++) {
                int each = network.inputs().get(i).shape().arraySize();
                System.arraycopy(x.get(i).array(), from * each, run.input(i), 0, size * each);
            }
            run.forward(size, false, 0);
            for (int i = 0; i < results.size(); i++) {
                int node = network.outputs().get(i);
                int each = network.nodes().get(node).output().arraySize();
                System.arraycopy(run.activation(node), 0, results.get(i).array(), from * each, size * each);
            }
        }
        return results;
    }

    private Execution planned(int capacity) {
        Execution planned = execution;
        if (planned == null || planned.capacity() < capacity) {
            // Going forward alone needs no gradients.
            planned = new Execution(
                    network, weights, new ParameterGradients(Map.of()), capacity, seed, engine, Gradients.NONE);
            execution = planned;
        }
        return planned;
    }
}
