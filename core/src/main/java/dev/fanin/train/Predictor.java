package dev.fanin.train;

import dev.fanin.graph.Execution;
import dev.fanin.tensor.Tensor;

/// Runs a network forward over any number of samples.
public final class Predictor {

    private Predictor() {}

    /// Returns the outputs for samples along the first axis of x, in batches of the execution's
    /// capacity.
    public static Tensor predict(Execution execution, Tensor x) {
        Samples.checkInput(execution.network(), x);
        int count = x.shape().axis(0);
        int last = execution.network().nodes().size() - 1;
        int inputSize = execution.network().input().arraySize();
        int outputSize = execution.network().output().arraySize();
        Tensor result = Tensor.zeros(execution.network().output().prepend(count));
        for (int from = 0; from < count; from += execution.capacity()) {
            int size = Math.min(execution.capacity(), count - from);
            System.arraycopy(x.array(), from * inputSize, execution.input(), 0, size * inputSize);
            execution.forward(size, false, 0);
            System.arraycopy(execution.activation(last), 0, result.array(), from * outputSize, size * outputSize);
        }
        return result;
    }
}
