package dev.fanin.train;

import dev.fanin.graph.Network;
import dev.fanin.graph.Weights;
import java.util.Map;

/// A training that stands at one step, for callbacks that only look.
record Standing(int epochs, int epoch, int steps, int step, Map<String, Double> measures) implements Training {

    @Override
    public int validatesEvery() {
        return 0;
    }

    @Override
    public double batchLoss() {
        return measures.getOrDefault("loss", Double.NaN);
    }

    @Override
    public Network network() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Weights weights() {
        throw new UnsupportedOperationException();
    }

    @Override
    public double learningRate() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void learningRate(double rate) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void stop(String reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Checkpoint checkpoint() {
        throw new UnsupportedOperationException();
    }
}
