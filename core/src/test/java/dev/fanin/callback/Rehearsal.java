package dev.fanin.callback;

import dev.fanin.graph.Network;
import dev.fanin.graph.Weights;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Callback;
import dev.fanin.train.Checkpoint;
import dev.fanin.train.History;
import dev.fanin.train.Training;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// A training of which only the measures are made up, to see what callbacks make of them.
///
/// Its one weight is the number of the epoch.
final class Rehearsal implements Training {

    final Tensor weight = Tensor.zeros(Shape.of(1));
    final int validatesEvery;
    int epoch;
    float rate = 0.1f;
    String stopped = "";

    Rehearsal(int validatesEvery) {
        this.validatesEvery = validatesEvery;
    }

    /// Plays one more epoch that ends with these measures.
    void epoch(Callback callback, Map<String, Double> measures) {
        epoch++;
        weight.array()[0] = epoch;
        callback.onEpochBegin(this);
        Map<String, Double> sorted = new TreeMap<>(measures);
        callback.onEpochEnd(this, sorted);
        callback.afterEpoch(this, sorted);
    }

    void end(Callback callback) {
        callback.onTrainEnd(this, new History(Map.of(), stopped));
    }

    @Override
    public int epochs() {
        return 100;
    }

    @Override
    public int epoch() {
        return epoch;
    }

    @Override
    public int steps() {
        return 1;
    }

    @Override
    public int validatesEvery() {
        return validatesEvery;
    }

    @Override
    public int step() {
        return 1;
    }

    @Override
    public Map<String, Double> measures() {
        return Map.of();
    }

    @Override
    public double batchLoss() {
        return 0;
    }

    @Override
    public Network network() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Weights weights() {
        SequencedMap<String, Tensor> values = new LinkedHashMap<>();
        values.put("w", weight);
        return new Weights(values);
    }

    @Override
    public double learningRate() {
        return rate;
    }

    @Override
    public void learningRate(double newRate) {
        rate = (float) newRate;
    }

    @Override
    public void stop(String reason) {
        stopped = reason;
    }

    @Override
    public Checkpoint checkpoint() {
        return new Checkpoint(
                weights().copy().values(), new LinkedHashMap<>(), epoch, epoch, new LinkedHashMap<>(), List.of());
    }
}
