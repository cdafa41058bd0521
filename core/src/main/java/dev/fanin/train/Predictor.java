package dev.fanin.train;

import dev.fanin.graph.Execution;
import dev.fanin.graph.Network;
import dev.fanin.graph.Weights;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Tensor;

/// Runs a network forward over any number of samples.
public final class Predictor {

    private Predictor() {}

    /// Returns the outputs for samples along the first axis of x, in batches of the given size.
    public static Tensor predict(Network network, Weights weights, Seed seed, Tensor x, int batchSize) {
        Samples.checkInput(network, x);
        int count = x.shape().axis(0);
        Execution execution = new Execution(network, weights, Math.min(batchSize, count), seed);
        int last = network.nodes().size() - 1;
        int inputSize = network.input().arraySize();
        int outputSize = network.output().arraySize();
        Tensor result = Tensor.zeros(network.output().prepend(count));
        for (int from = 0; from < count; from += execution.capacity()) {
            int size = Math.min(execution.capacity(), count - from);
            System.arraycopy(x.array(), from * inputSize, execution.input(), 0, size * inputSize);
            execution.forward(size, false, 0);
            System.arraycopy(execution.activation(last), 0, result.array(), from * outputSize, size * outputSize);
        }
        return result;
    }
}
