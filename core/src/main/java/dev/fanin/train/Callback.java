package dev.fanin.train;

import java.util.Map;

/// Is told about the progress of training, on the thread that trains, and may end it.
///
/// Epochs and steps count from 1.
public interface Callback {

    /// Called once before the first epoch.
    default void onTrainBegin(Training training) {}

    /// Called before each epoch.
    default void onEpochBegin(Training training) {}

    /// Called after each step; [Training#measures] has the means of the epoch so far.
    default void onBatchEnd(Training training) {}

    /// Called after each epoch, with what the history records.
    default void onEpochEnd(Training training, Map<String, Double> measures) {}

    /// Called when all callbacks have heard of an epoch's end: the place to save what they keep.
    default void afterEpoch(Training training, Map<String, Double> measures) {}

    /// Called once at the end, which may come early, and also where an exception ends training.
    default void onTrainEnd(Training training, History history) {}

    /// Called when all callbacks have heard of the end, as the very last.
    default void afterTrain(Training training) {}

    /// Returns what a checkpoint must keep so that training can go on as if it had not ended.
    ///
    /// The names of the numbers tell whose they are, so begin them with that of the callback.
    default CallbackState state() {
        return CallbackState.none();
    }

    /// Takes up what a checkpoint kept; called after [#onTrainBegin].
    default void restore(CallbackState state) {}
}
