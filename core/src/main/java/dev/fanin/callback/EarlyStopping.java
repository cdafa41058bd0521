package dev.fanin.callback;

import dev.fanin.graph.Weights;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Callback;
import dev.fanin.train.CallbackState;
import dev.fanin.train.History;
import dev.fanin.train.Training;
import java.util.LinkedHashMap;
import java.util.Map;

/// Ends training when a measure has not become better for some epochs.
///
/// Source: Keras 3.15, `keras.callbacks.EarlyStopping`, with its defaults.
public final class EarlyStopping implements Callback {

    private final Monitor monitor;
    private final int patience;
    private final double leastDifference;
    private final double baseline;
    private final int startFromEpoch;
    private final boolean restoresBestWeights;
    private double best;
    private int bestEpoch;
    private int waited;
    private final Map<String, Tensor> bestWeights = new LinkedHashMap<>();

    private EarlyStopping(
            Monitor monitor,
            int patience,
            double leastDifference,
            double baseline,
            int startFromEpoch,
            boolean restoresBestWeights) {
        if (patience < 0) {
            throw new IllegalArgumentException("patience must be at least 0, got " + patience + ".");
        }
        this.monitor = monitor;
        this.best = monitor.worst();
        this.patience = patience;
        this.leastDifference = Math.abs(leastDifference);
        this.baseline = baseline;
        this.startFromEpoch = startFromEpoch;
        this.restoresBestWeights = restoresBestWeights;
    }

    /// Watches a measure such as `val_loss`.
    ///
    /// @param patience how many epochs without improvement are borne
    public static EarlyStopping of(String measure, int patience) {
        return of(Monitor.of(measure), patience);
    }

    /// Watches a measure.
    public static EarlyStopping of(Monitor monitor, int patience) {
        return new EarlyStopping(monitor, patience, 0, monitor.worst(), 0, false);
    }

    /// Returns the same where only a change by more than this is an improvement.
    public EarlyStopping minDelta(double difference) {
        return new EarlyStopping(monitor, patience, difference, baseline, startFromEpoch, restoresBestWeights);
    }

    /// Returns the same where patience ends unless the measure is better than this value.
    public EarlyStopping baseline(double value) {
        return new EarlyStopping(monitor, patience, leastDifference, value, startFromEpoch, restoresBestWeights);
    }

    /// Returns the same that does not look at so many epochs at first.
    public EarlyStopping startFromEpoch(int epochs) {
        return new EarlyStopping(monitor, patience, leastDifference, baseline, epochs, restoresBestWeights);
    }

    /// Returns the same that at the end goes back to the weights of the best epoch.
    public EarlyStopping restoreBestWeights() {
        return new EarlyStopping(monitor, patience, leastDifference, baseline, startFromEpoch, true);
    }

    @Override
    public void onTrainBegin(Training training) {
        best = monitor.worst();
        bestEpoch = 0;
        waited = 0;
        bestWeights.clear();
    }

    @Override
    public void onEpochEnd(Training training, Map<String, Double> measures) {
        double value = monitor.value(training, measures, "EarlyStopping");
        if (training.epoch() <= startFromEpoch || !measures.containsKey(monitor.measure())) {
            return;
        }
        if (restoresBestWeights && bestWeights.isEmpty()) {
            remember(training);
        }
        waited++;
        if (monitor.improves(value, best, leastDifference)) {
            best = value;
            if (restoresBestWeights) {
                remember(training);
            }
            bestEpoch = training.epoch();
            if (Double.isInfinite(baseline) || monitor.improves(value, baseline, leastDifference)) {
                waited = 0;
            }
        } else if (waited >= patience && training.epoch() > 1) {
            training.stop(monitor.measure() + " was best in epoch " + bestEpoch + " and did not improve in " + waited
                    + (waited == 1 ? " epoch" : " epochs") + " since");
        }
    }

    private void remember(Training training) {
        bestEpoch = training.epoch();
        bestWeights.clear();
        bestWeights.putAll(training.weights().copy().values());
    }

    @Override
    public void onTrainEnd(Training training, History history) {
        if (!bestWeights.isEmpty()) {
            restore(training.weights(), bestWeights);
        }
    }

    private static void restore(Weights weights, Map<String, Tensor> saved) {
        weights.values().forEach((path, tensor) -> {
            Tensor from = saved.get(path);
            if (from != null) {
                System.arraycopy(from.array(), 0, tensor.array(), 0, from.array().length);
            }
        });
    }

    /// Returns the epoch with the best value so far, from 1, or 0 before there is one.
    public int bestEpoch() {
        return bestEpoch;
    }

    @Override
    public CallbackState state() {
        return new CallbackState(
                Map.of(key("best"), best, key("best epoch"), (double) bestEpoch, key("waited"), (double) waited),
                bestWeights);
    }

    @Override
    public void restore(CallbackState state) {
        best = state.numbers().getOrDefault(key("best"), best);
        bestEpoch = state.numbers().getOrDefault(key("best epoch"), 0.0).intValue();
        waited = state.numbers().getOrDefault(key("waited"), 0.0).intValue();
        bestWeights.clear();
        bestWeights.putAll(state.tensors());
    }

    private String key(String name) {
        return "EarlyStopping " + monitor.measure() + " " + name;
    }
}
