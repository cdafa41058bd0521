package dev.fanin.lab.experiment;

import dev.fanin.data.Dataset;
import dev.fanin.init.Initializer;
import dev.fanin.optimizer.Optimizer;
import java.util.List;

/// What is to be compared: one network and data set, several initializers and seeds.
///
/// @param network the network
/// @param data the data it learns
/// @param initializers at least one
/// @param seeds at least one; every initializer is run from each
/// @param optimizer how the network is trained
/// @param epochs how often all training samples are seen, at least 1
/// @param batchSize the samples of one step, at least 1
/// @param threads how many runs go on at once, at least 1; results do not depend on it
public record ComparisonPlan(
        DeepNetwork network,
        Dataset data,
        List<Initializer> initializers,
        List<Long> seeds,
        Optimizer optimizer,
        int epochs,
        int batchSize,
        int threads) {

    public ComparisonPlan {
        initializers = List.copyOf(initializers);
        seeds = List.copyOf(seeds);
        if (initializers.isEmpty() || seeds.isEmpty()) {
            throw new IllegalArgumentException("A comparison needs at least one initializer and one seed.");
        }
        checkPositive("epochs", epochs);
        checkPositive("batchSize", batchSize);
        checkPositive("threads", threads);
    }

    private static void checkPositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, got " + value + ".");
        }
    }
}
