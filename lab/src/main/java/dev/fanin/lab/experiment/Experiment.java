package dev.fanin.lab.experiment;

import dev.fanin.graph.Engine;
import dev.fanin.init.Initializer;
import dev.fanin.lab.probe.Probe;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.lab.theory.SignalPropagation;
import dev.fanin.loss.Loss;
import dev.fanin.loss.Losses;
import dev.fanin.metric.Metrics;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Callback;
import dev.fanin.train.Evaluation;
import dev.fanin.train.Fit;
import dev.fanin.train.History;
import dev.fanin.train.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Runs a comparison: predicts, measures and trains one network for every initializer and seed.
///
/// Each run is computed by one thread, so results do not depend on how many there are.
public final class Experiment {

    /// The samples of the batch that is measured.
    private static final int PROBED = 256;

    private final ComparisonPlan plan;
    private final Sequential network;
    private final Loss loss = Losses.sparseCategoricalCrossentropy().unclipped();
    private final Tensor probeX;
    private final Tensor probeY;

    private Experiment(ComparisonPlan plan) {
        this.plan = plan;
        this.network =
                plan.network().forInputs(plan.data().inputShape(), plan.data().classes());
        int probed = Math.min(PROBED, plan.data().trainSize());
        this.probeX = plan.data().xTrain().slice(0, probed);
        this.probeY = plan.data().yTrain().slice(0, probed);
    }

    /// Runs the whole plan and returns the runs in its order: by initializer, then by seed.
    public static List<Run> run(ComparisonPlan plan, ComparisonListener listener) throws InterruptedException {
        Experiment experiment = new Experiment(plan);
        // Daemons, so that an interrupted program does not wait for its runs.
        ExecutorService threads = Executors.newFixedThreadPool(
                plan.threads(), Thread.ofPlatform().daemon().factory());
        try {
            List<Future<Run>> futures = new ArrayList<>();
            for (Initializer initializer : plan.initializers()) {
                for (long seed : plan.seeds()) {
                    int number = futures.size();
                    futures.add(threads.submit(() -> experiment.one(number, initializer, seed, listener)));
                }
            }
            List<Run> runs = new ArrayList<>();
            for (Future<Run> future : futures) {
                runs.add(future.get());
            }
            return runs;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            // Closing would first run all that is still to come, even after a failure.
            threads.shutdownNow();
        }
    }

    private Run one(int number, Initializer initializer, long seed, ComparisonListener listener) {
        Model model = network.withKernelInitializer(initializer).build(Seed.seed(seed), Engine.plain());
        NetworkProfile predicted = SignalPropagation.predict(model.network(), loss, probeX, probeY);
        NetworkProfile measured = Probe.measure(model, loss, probeX, probeY);
        model.compile(plan.optimizer(), loss, Metrics.accuracy());
        String label = plan.seeds().size() > 1 ? initializer + ", seed " + seed : initializer.toString();
        Fit fit = Fit.epochs(plan.epochs())
                .batchSize(plan.batchSize())
                .quietly()
                .callback(new Relay(number, label, listener));
        History history = model.fit(plan.data().xTrain(), plan.data().yTrain(), fit);
        Evaluation evaluation = model.evaluate(plan.data().xTest(), plan.data().yTest());
        double accuracy = evaluation.get("accuracy");
        Verdict verdict = Verdict.of(measured, history, accuracy, plan.data().classes());
        Run run = new Run(
                initializer.toString(),
                seed,
                predicted,
                measured,
                history,
                accuracy,
                verdict.text(),
                verdict.healthy());
        synchronized (listener) {
            listener.onRunEnd(number, run);
        }
        return run;
    }

    /// Passes the training's progress on, as one share of the whole run.
    private static final class Relay implements Callback {
        private final int run;
        private final String label;
        private final ComparisonListener listener;

        Relay(int run, String label, ComparisonListener listener) {
            this.run = run;
            this.label = label;
            this.listener = listener;
        }

        @Override
        public void onBatchEnd(Training training) {
            double epochs = training.epoch() - 1 + (double) training.step() / training.steps();
            synchronized (listener) {
                listener.onProgress(
                        run,
                        label,
                        epochs / training.epochs(),
                        training.measures().getOrDefault("loss", Double.NaN));
            }
        }
    }
}
