package dev.fanin.bench.sidebyside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What is measured beside the times of steps: a busy neighbour, and a cold start.
///
/// @param race how processes are run
record Extras(Race race) {

    private static final int COLD_STARTS = 10;

    /// A contestant's steps on a quiet machine and beside one busy process.
    ///
    /// @param entrant who
    /// @param quiet nanoseconds per step without the neighbour, in the same process
    /// @param busy nanoseconds per step with it
    record Busy(Entrant entrant, double quiet, double busy) {}

    /// The time from the start of a process to its first trained step.
    ///
    /// @param entrant who
    /// @param seconds the median
    /// @param min the least
    /// @param max the most
    record Cold(Entrant entrant, double seconds, double min, double max) {}

    /// Times ours, quiet and then beside a busy process, each of which can run.
    List<Busy> busy(Workload workload, List<Entrant> entrants) {
        List<Busy> results = new ArrayList<>();
        for (Entrant entrant : ours(entrants)) {
            race.told().accept(workload.name() + ", beside a busy process: " + entrant.label());
            try (ChildProcess child = race.start(workload, entrant)) {
                child.expect("ready");
                child.ask("warm " + Race.WARM_MS);
                double quiet = blocks(child);
                Process spinner = spinner();
                try {
                    child.ask("warm " + Race.BLOCK_MS);
                    results.add(new Busy(entrant, quiet, blocks(child, spinner.pid())));
                } finally {
                    spinner.destroyForcibly();
                }
            } catch (ChildProcess.Failed _) {
                // The table of this workload says why.
            }
        }
        return results;
    }

    private static double blocks(ChildProcess child, long... further) throws ChildProcess.Failed {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < Race.BLOCKS; i++) {
            times.add(Race.measured(child, further).nanoseconds());
        }
        return Blocks.median(times);
    }

    private Process spinner() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        try {
            return new ProcessBuilder(java, "-cp", "bench/target/classes", Spinner.class.getName())
                    .directory(race.root().toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Times cold starts to the first step, contestants taking turns.
    List<Cold> cold(Workload workload, List<Entrant> entrants) {
        List<Entrant> racing = entrants.stream()
                .filter(entrant -> entrant.role() != Entrant.Role.LIMIT)
                .toList();
        List<List<Double>> seconds = new ArrayList<>();
        racing.forEach(_ -> seconds.add(new ArrayList<>()));
        for (int i = 0; i < COLD_STARTS; i++) {
            race.told().accept("cold starts, " + (i + 1) + " of " + COLD_STARTS);
            for (int k = 0; k < racing.size(); k++) {
                long start = System.nanoTime();
                try (ChildProcess child = race.start(workload, racing.get(k), "cold")) {
                    child.expect("first");
                    seconds.get(k).add((System.nanoTime() - start) / 1e9);
                } catch (ChildProcess.Failed _) {
                    // The table of this workload says why.
                }
            }
        }
        List<Cold> results = new ArrayList<>();
        for (int k = 0; k < racing.size(); k++) {
            List<Double> of = seconds.get(k).stream().sorted().toList();
            if (!of.isEmpty()) {
                results.add(new Cold(racing.get(k), Blocks.median(of), of.getFirst(), of.getLast()));
            }
        }
        return results;
    }

    private static List<Entrant> ours(List<Entrant> entrants) {
        return entrants.stream()
                .filter(entrant -> entrant.role() == Entrant.Role.OURS)
                .toList();
    }
}
