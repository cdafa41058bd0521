package dev.fanin.lab.probe;

import dev.fanin.graph.Engine;
import dev.fanin.loss.Loss;
import dev.fanin.optimizer.Optimizers;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Callback;
import dev.fanin.train.Compiled;
import dev.fanin.train.History;
import dev.fanin.train.Training;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Measures a fixed batch before training, and again after every so many steps.
///
/// Some 64 samples are enough. The measurement does not change how training goes on: it runs on
/// buffers of its own, planned once, with copies of what a pass would change. It keeps all
/// snapshots in memory and none in checkpoints.
public final class ProbeEvery implements Callback {

    private static final double NANOS = 1e-9;

    private final int every;
    private final Compiled compiled;
    private final List<Tensor> x;
    private final List<Tensor> y;
    private final Engine engine;
    private final boolean withEvidence;
    private final List<Snapshot> snapshots = new ArrayList<>();
    private @Nullable ProbeRun run;
    private long step;
    private long began;
    private long trained;
    private long measured;

    private ProbeEvery(
            int every, Compiled compiled, List<Tensor> x, List<Tensor> y, Engine engine, boolean withEvidence) {
        if (every < 1) {
            throw new IllegalArgumentException("A probe measures every 1 or more steps, got " + every + ".");
        }
        this.every = every;
        this.compiled = compiled;
        this.x = List.copyOf(x);
        this.y = List.copyOf(y);
        this.engine = engine;
        this.withEvidence = withEvidence;
    }

    /// Returns a probe for networks with one input and one output.
    ///
    /// @param every the steps from one measurement to the next, at least 1
    public static ProbeEvery steps(int every, Loss loss, Tensor x, Tensor y) {
        return steps(every, Compiled.of(Optimizers.sgd(), loss), List.of(x), List.of(y));
    }

    /// Returns a probe for any network, which runs on the fastest kernels and one thread.
    public static ProbeEvery steps(int every, Compiled compiled, List<Tensor> x, List<Tensor> y) {
        return new ProbeEvery(every, compiled, x, y, Engine.withThreads(1), false);
    }

    /// Returns a probe that runs on the given engine, which must not be that of the training.
    public ProbeEvery on(Engine other) {
        return new ProbeEvery(every, compiled, x, y, other, withEvidence);
    }

    /// Returns a probe that looks at symmetries, ranks and counts too, which takes longer.
    public ProbeEvery withEvidence() {
        return new ProbeEvery(every, compiled, x, y, engine, true);
    }

    @Override
    public void onTrainBegin(Training training) {
        began = System.nanoTime();
        run = new ProbeRun(
                training.network(),
                training.weights(),
                compiled,
                x,
                y,
                new ProbeRun.Setup(Seed.seed(0), engine, false));
        measure(run);
        measured += System.nanoTime() - began;
    }

    @Override
    public void onBatchEnd(Training training) {
        step++;
        ProbeRun planned = run;
        if (planned != null && step % every == 0) {
            long start = System.nanoTime();
            measure(planned);
            measured += System.nanoTime() - start;
        }
    }

    @Override
    public void onTrainEnd(Training training, History history) {
        trained += System.nanoTime() - began;
        run = null;
    }

    private void measure(ProbeRun planned) {
        planned.run();
        snapshots.add(new Snapshot(
                step,
                planned.loss(),
                planned.profile(_ -> Double.NaN),
                withEvidence
                        ? EvidenceReader.read(planned, Colouring.of(planned.original(), planned.weights()))
                        : null));
    }

    /// Returns what was measured so far, in the order of steps.
    public List<Snapshot> snapshots() {
        return List.copyOf(snapshots);
    }

    /// Returns how many seconds all measurements took, planning included.
    public double seconds() {
        return measured * NANOS;
    }

    /// Returns the share of the time between the beginning and the end of training that went into
    /// measuring, 0 before an end.
    public double share() {
        return trained == 0 ? 0 : (double) measured / trained;
    }
}
