package dev.fanin.lab.experiment;

import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.train.History;

/// One network, built with one initializer from one seed: what was predicted, measured and learned.
///
/// @param initializer the initializer as one writes it, for example `random_normal(stddev=1.0)`
/// @param seed the seed of the weights
/// @param predicted the state at initialization by theory
/// @param measured the state at initialization on a batch of training data
/// @param history loss and accuracy by epoch
/// @param accuracy the share of test samples classified rightly after training
/// @param verdict one line that says what became of the run, and why
/// @param healthy whether the network learned as it should
public record Run(
        String initializer,
        long seed,
        NetworkProfile predicted,
        NetworkProfile measured,
        History history,
        double accuracy,
        String verdict,
        boolean healthy) {}
