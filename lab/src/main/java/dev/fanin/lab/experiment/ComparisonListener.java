package dev.fanin.lab.experiment;

/// Is told how a comparison gets on; called from several threads, one call at a time.
public interface ComparisonListener {

    /// Called when a run has got further.
    ///
    /// @param run the number of the run, from 0
    /// @param label the run in words
    /// @param done the share of the run's training that is done, from 0 to 1
    /// @param loss the loss of the epoch so far
    void onProgress(int run, String label, double done, double loss);

    /// Called when a run is complete.
    void onRunEnd(int run, Run result);
}
