package dev.fanin.callback;

import dev.fanin.train.Callback;
import dev.fanin.train.CallbackState;
import dev.fanin.train.Training;
import java.util.Map;

/// Multiplies the learning rate by a factor when a measure has not become better for some epochs.
///
/// Also called: `ReduceLROnPlateau`. Source: Keras 3.15, with its defaults.
public final class ReduceLearningRateOnPlateau implements Callback {

    private static final double KERAS_FACTOR = 0.1;
    private static final double KERAS_DIFFERENCE = 1e-4;

    private final Monitor monitor;
    private final double factor;
    private final int patience;
    private final double leastDifference;
    private final int cooldown;
    private final double leastRate;
    private double best;
    private int waited;
    private int cooling;

    private ReduceLearningRateOnPlateau(
            Monitor monitor, double factor, int patience, double leastDifference, int cooldown, double leastRate) {
        if (!(factor > 0 && factor < 1)) {
            throw new IllegalArgumentException("factor must be above 0 and below 1, got " + factor + ".");
        }
        this.monitor = monitor;
        this.best = monitor.worst();
        this.factor = factor;
        this.patience = patience;
        this.leastDifference = leastDifference;
        this.cooldown = cooldown;
        this.leastRate = leastRate;
    }

    /// Watches a measure such as `val_loss`.
    ///
    /// @param patience how many epochs without improvement are borne
    public static ReduceLearningRateOnPlateau of(String measure, int patience) {
        return of(Monitor.of(measure), patience);
    }

    /// Watches a measure.
    public static ReduceLearningRateOnPlateau of(Monitor monitor, int patience) {
        return new ReduceLearningRateOnPlateau(monitor, KERAS_FACTOR, patience, KERAS_DIFFERENCE, 0, 0);
    }

    /// Returns the same with another factor, 0.1 by default.
    public ReduceLearningRateOnPlateau factor(double other) {
        return new ReduceLearningRateOnPlateau(monitor, other, patience, leastDifference, cooldown, leastRate);
    }

    /// Returns the same where only a change by more than this is an improvement, 1e-4 by default.
    public ReduceLearningRateOnPlateau minDelta(double difference) {
        return new ReduceLearningRateOnPlateau(monitor, factor, patience, difference, cooldown, leastRate);
    }

    /// Returns the same that looks away for so many epochs after a change.
    public ReduceLearningRateOnPlateau cooldown(int epochs) {
        return new ReduceLearningRateOnPlateau(monitor, factor, patience, leastDifference, epochs, leastRate);
    }

    /// Returns the same that goes no lower than this rate.
    public ReduceLearningRateOnPlateau minLearningRate(double rate) {
        return new ReduceLearningRateOnPlateau(monitor, factor, patience, leastDifference, cooldown, rate);
    }

    @Override
    public void onTrainBegin(Training training) {
        best = monitor.worst();
        waited = 0;
        cooling = 0;
    }

    @Override
    public void onEpochEnd(Training training, Map<String, Double> measures) {
        double value = monitor.value(training, measures, "ReduceLearningRateOnPlateau");
        if (!measures.containsKey(monitor.measure())) {
            return;
        }
        if (cooling > 0) {
            cooling--;
            waited = 0;
        }
        if (monitor.improves(value, best, leastDifference)) {
            best = value;
            waited = 0;
        } else if (cooling == 0 && ++waited >= patience) {
            double rate = training.learningRate();
            // Rates are float32, as in Keras, and the least one is met at its nearest float32.
            if (rate > (float) leastRate) {
                training.learningRate(Math.max(rate * factor, leastRate));
                cooling = cooldown;
                waited = 0;
            }
        }
    }

    @Override
    public CallbackState state() {
        return CallbackState.of(
                Map.of(key("best"), best, key("waited"), (double) waited, key("cooling"), (double) cooling));
    }

    @Override
    public void restore(CallbackState state) {
        best = state.numbers().getOrDefault(key("best"), best);
        waited = state.numbers().getOrDefault(key("waited"), 0.0).intValue();
        cooling = state.numbers().getOrDefault(key("cooling"), 0.0).intValue();
    }

    private String key(String name) {
        return "ReduceLearningRateOnPlateau " + monitor.measure() + " " + name;
    }
}
