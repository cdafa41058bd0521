package dev.fanin.train;

import dev.fanin.graph.Execution;

/// Where the batches of an epoch come from, one after the other.
interface Feed {

    /// Returns the number of batches of an epoch, or 0 where it is not known before.
    int steps();

    /// Starts an epoch.
    ///
    /// @param order the order of the samples, or an empty one for their own
    void start(int[] order);

    /// Turns to the next batch, and returns the number of its samples; 0 at the end.
    int advance();

    /// Puts the batch where a network reads it.
    void load(Execution execution, Targets targets);
}
