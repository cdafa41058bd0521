package dev.fanin.app;

import dev.fanin.graph.Engine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a network runs on, and the seed of all that is random.
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it runs the command
final class EngineOptions {

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "42",
            description = "Seed of all that is random: weights that no file has, shuffling, dropout. Default: 42")
    private long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads to work on; results do not depend on it. Default: the number of processors")
    private @Nullable Integer threads;

    /// Returns the seed of all that is random.
    long seed() {
        return seed;
    }

    /// Returns the kernels and threads; throws IllegalArgumentException for less than one thread.
    Engine engine() {
        return threads == null ? Engine.fastest() : Engine.withThreads(atLeastOne("--threads", threads));
    }

    /// Returns the value of an option; throws IllegalArgumentException below 1.
    static int atLeastOne(String option, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(option + " must be at least 1, got " + value + ".");
        }
        return value;
    }
}
