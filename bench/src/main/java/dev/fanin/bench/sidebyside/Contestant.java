package dev.fanin.bench.sidebyside;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/// A library that takes part; found as a service on the class path of its own process.
public interface Contestant {

    /// Returns its short name, such as `tensorflow`.
    String name();

    /// Returns what a reader should know: version, backend.
    String version();

    /// Builds the network with the workload's own weights, and gets ready for steps.
    ///
    /// @param threads how many threads may work
    Task start(Workload workload, int threads);

    /// Is asked after each step, in the thread that does the steps.
    interface Watch {

        /// Returns whether there shall be another step.
        boolean goesOn();
    }

    /// A network, its batch, and one step that can be done again and again.
    interface Task extends AutoCloseable {

        /// Does one step of training, or one forward pass.
        void step();

        /// Does at least one step, and more for as long as the watch says so.
        default void steps(Watch watch) {
            do {
                step();
            } while (watch.goesOn());
        }

        /// Returns the mean cross-entropy of the batch with the weights as they are; NaN where
        /// there is no network.
        double loss();

        @Override
        default void close() {}
    }

    /// Returns the contestant of that name on this class path.
    static Contestant named(String name) {
        List<Contestant> all = ServiceLoader.load(Contestant.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        return all.stream()
                .filter(contestant -> contestant.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("No contestant " + name + " on the class path; there are "
                                + all.stream().map(Contestant::name).collect(Collectors.joining(", ")) + "."));
    }
}
