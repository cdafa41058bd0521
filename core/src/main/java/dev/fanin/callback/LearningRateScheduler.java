package dev.fanin.callback;

import dev.fanin.train.Callback;
import dev.fanin.train.Training;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;

/// Sets the learning rate before each epoch.
public final class LearningRateScheduler implements Callback {

    /// How a rate follows from the epoch and the rate before it.
    @FunctionalInterface
    public interface Schedule {
        /// Returns the rate of an epoch.
        ///
        /// @param epoch the number of the epoch, from 0 as in Keras
        double rate(int epoch, double before);
    }

    private final Schedule schedule;

    /// Follows a schedule.
    public LearningRateScheduler(Schedule schedule) {
        this.schedule = schedule;
    }

    /// Follows a function of the epoch's number, from 0 as in Keras.
    public static LearningRateScheduler of(IntToDoubleFunction rate) {
        return new LearningRateScheduler((epoch, _) -> rate.applyAsDouble(epoch));
    }

    /// Changes the rate from epoch to epoch, and not before the first.
    public static LearningRateScheduler each(DoubleUnaryOperator change) {
        return new LearningRateScheduler((epoch, before) -> epoch == 0 ? before : change.applyAsDouble(before));
    }

    @Override
    public void onEpochBegin(Training training) {
        training.learningRate(schedule.rate(training.epoch() - 1, training.learningRate()));
    }
}
