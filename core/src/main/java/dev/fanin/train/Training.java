package dev.fanin.train;

import dev.fanin.graph.Network;
import dev.fanin.graph.Weights;
import java.util.Map;

/// One call of `fit` while it runs, as callbacks see it.
public interface Training {

    /// Returns the number of the last epoch.
    int epochs();

    /// Returns the number of the epoch that runs, from 1.
    int epoch();

    /// Returns the number of steps of an epoch, or 0 where the data do not say.
    int steps();

    /// Returns after each how many epochs there is a validation, or 0 where there is none.
    int validatesEvery();

    /// Returns the number of the step in this epoch that was last done, from 1.
    int step();

    /// Returns the means of loss and metrics over the epoch so far.
    Map<String, Double> measures();

    /// Returns the loss of the last step alone.
    double batchLoss();

    /// Returns the network that is trained.
    Network network();

    /// Returns the weights, which change in place.
    Weights weights();

    /// Returns the learning rate of the next step.
    double learningRate();

    /// Sets the learning rate; throws IllegalStateException where the optimizer follows a schedule.
    void learningRate(double rate);

    /// Ends training after this step; [History#stopped] gives the reason, of several the first.
    void stop(String reason);

    /// Returns all that is needed to go on with training later, to the bit.
    Checkpoint checkpoint();
}
