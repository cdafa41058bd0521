package dev.fanin.lab.experiment;

import java.util.List;

/// The result of training one network under several initializers.
///
/// @param network the network in words, for example `30 hidden layers of 100 relu nodes, softmax
///     output`
/// @param data the data set in words
/// @param training the optimizer and its settings in words
/// @param command the command line that reproduces the comparison
/// @param versions the versions of Fanin and Java, and the machine
/// @param seconds how long it took
/// @param runs one run for every initializer and seed, in the order asked for
public record Comparison(
        String network, String data, String training, String command, String versions, double seconds, List<Run> runs) {

    public Comparison {
        runs = List.copyOf(runs);
    }
}
