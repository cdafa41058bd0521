package dev.fanin.bench.sidebyside;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Runs contestants one after the other, round after round, each in a process of its own.
///
/// In a process: the check that it learns, a warm-up, then blocks of half a second. A block that
/// other processes disturbed is measured again, at most three times, and the least disturbed
/// counts.
///
/// @param root the folder of the project
/// @param log where what the processes say on standard error goes
/// @param threads how many threads each may use
/// @param told who hears what is going on
record Race(Path root, Path log, int threads, Consumer<String> told) {

    static final int BLOCKS = 5;
    static final int BLOCK_MS = 500;
    static final int WARM_MS = 2500;

    private static final int TRIES = 4;

    /// Returns what became of each, in the order given.
    List<Outcome> run(Workload workload, List<Entrant> entrants, int rounds) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < entrants.size(); i++) {
                Entrant entrant = entrants.get(i);
                if (round > 0 && !outcomes.get(i).failure().isEmpty()) {
                    continue;
                }
                told.accept(workload.name() + ", round " + (round + 1) + " of " + rounds + ": " + entrant.label());
                Outcome outcome = once(workload, entrant, round == 0);
                if (round == 0) {
                    outcomes.add(outcome);
                } else {
                    outcomes.set(i, outcomes.get(i).and(outcome));
                }
            }
        }
        return outcomes;
    }

    private Outcome once(Workload workload, Entrant entrant, boolean first) {
        try (ChildProcess child = start(workload, entrant)) {
            String version = child.expect("ready");
            Learning learning = new Learning(0, Double.NaN, Double.NaN);
            if (first) {
                learning = learning(child, workload);
            }
            child.ask("warm " + WARM_MS);
            long bytes = -1;
            if (first && workload.mode().trains() && entrant.role() == Entrant.Role.OURS) {
                bytes = Long.parseLong(child.ask("bytes " + (workload.sampleSize() < 100 ? 2000 : 50)));
            }
            List<Block> blocks = new ArrayList<>();
            for (int i = 0; i < BLOCKS; i++) {
                blocks.add(block(child));
            }
            return new Outcome(entrant, version, learning, new Blocks(blocks), bytes, "");
        } catch (ChildProcess.Failed e) {
            return Outcome.failed(entrant, String.valueOf(e.getMessage()));
        }
    }

    ChildProcess start(Workload workload, Entrant entrant, String... more) {
        return new ChildProcess(entrant.command(root, workload, threads, more), entrant.environment(), root, log);
    }

    /// Slow contestants make 50 steps of a large network too long.
    private static Learning learning(ChildProcess child, Workload workload) throws ChildProcess.Failed {
        int steps = !workload.mode().trains()
                ? 1
                : workload.sampleSize() < 100 || workload.name().startsWith("W2") ? 50 : 10;
        String[] answer = child.ask("learn " + steps).split(" ", -1);
        return new Learning(Integer.parseInt(answer[0]), Double.parseDouble(answer[1]), Double.parseDouble(answer[2]));
    }

    private static Block block(ChildProcess child) throws ChildProcess.Failed {
        Block best = new Block(Double.NaN, Double.MAX_VALUE);
        for (int i = 0; i < TRIES && best.disturbed(); i++) {
            Block block = measured(child);
            best = block.foreign() < best.foreign() ? block : best;
        }
        return best;
    }

    /// Returns one block; what the further processes take is not foreign.
    static Block measured(ChildProcess child, long... further) throws ChildProcess.Failed {
        long[] ours = new long[further.length + 1];
        System.arraycopy(further, 0, ours, 1, further.length);
        ours[0] = child.pid();
        CpuTimes before = CpuTimes.now(ours);
        double nanoseconds = Double.parseDouble(child.ask("block " + BLOCK_MS));
        return new Block(nanoseconds, CpuTimes.now(ours).foreignSince(before));
    }
}
