package dev.fanin.train;

import dev.fanin.graph.Network;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;

/// A run of inputs with their targets, from which batches are gathered.
record Samples(Tensor x, Tensor y, int from, int count) {

    static Samples of(Network network, Tensor x, Tensor y) {
        checkInput(network, x);
        if (y.shape().rank() == 0 || y.shape().axis(0) != x.shape().axis(0)) {
            throw new IllegalArgumentException("Inputs and targets must be equally many, got inputs of shape "
                    + x.shape() + " and targets of shape " + y.shape() + ".");
        }
        return new Samples(x, y, 0, x.shape().axis(0));
    }

    static void checkInput(Network network, Tensor x) {
        Shape expected = network.input();
        if (x.shape().rank() == 0 || !x.shape().dropFirst().equals(expected)) {
            throw new IllegalArgumentException(
                    "The model expects inputs of shape " + expected.behindBatch() + ", got " + x.shape() + ".");
        }
    }

    Samples part(int start, int end) {
        return new Samples(x, y, from + start, end - start);
    }

    /// Copies the inputs of the samples that stand at some places of an order, and returns their
    /// targets.
    float[] gather(int[] order, int start, int size, float[] inputs) {
        int inputSize = x.array().length / x.shape().axis(0);
        int targetSize = y.array().length / y.shape().axis(0);
        float[] targets = new float[size * targetSize];
        for (int i = 0; i < size; i++) {
            int sample = from + order[start + i];
            System.arraycopy(x.array(), sample * inputSize, inputs, i * inputSize, inputSize);
            System.arraycopy(y.array(), sample * targetSize, targets, i * targetSize, targetSize);
        }
        return targets;
    }
}
