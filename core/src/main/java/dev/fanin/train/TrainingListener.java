package dev.fanin.train;

import java.util.Map;

/// Is told about the progress of training, on the thread that trains.
///
/// Epochs and steps count from 1.
public interface TrainingListener {

    /// Called once before the first epoch.
    ///
    /// @param steps the number of batches in one epoch
    default void onTrainBegin(int epochs, int steps) {}

    /// Called before each epoch.
    default void onEpochBegin(int epoch) {}

    /// Called after each batch, with the means of the epoch so far.
    default void onBatchEnd(int epoch, int step, RunningMeans means) {}

    /// Called after each epoch, with what the history records.
    default void onEpochEnd(int epoch, Map<String, Double> measures) {}

    /// Called once at the end, which comes early where training diverged.
    default void onTrainEnd(History history) {}
}
