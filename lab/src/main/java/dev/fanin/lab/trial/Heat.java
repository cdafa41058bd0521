package dev.fanin.lab.trial;

import dev.fanin.graph.Weights;
import dev.fanin.model.Definition;
import dev.fanin.model.Model;
import dev.fanin.optimizer.Sgd;
import dev.fanin.random.Seed;
import dev.fanin.train.Batch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One network in a trial: trained at several learning rates side by side, a stretch at a time, so
/// that rates that lead nowhere can be given up.
public final class Heat {

    /// The learning rates, the likeliest first.
    private static final List<Double> RATES = List.of(0.1, 0.03, 0.3, 0.01, 0.003);

    private static final double MOMENTUM = 0.9;
    private static final Seed SEED = Seed.seed(0);

    private final Trial trial;
    private final List<Batch> batches;
    private final List<Runner> all = new ArrayList<>();
    private final List<Runner> running = new ArrayList<>();

    Heat(Trial trial, Definition definition, Weights weights, Task task) {
        this.trial = trial;
        this.batches = task.batches(trial.batchSize());
        for (double rate : RATES) {
            all.add(new Runner(rate, () -> {
                Model model = definition.build(weights.copy(), SEED, trial.engine());
                model.compile(task.compiled(new Sgd(rate, MOMENTUM, false)));
                return model;
            }));
        }
        running.addAll(all);
    }

    /// Trains at each rate that is left up to so many steps in all, and no further than a loss that
    /// is enough; the other rates are then not tried.
    ///
    /// @return whether that loss was reached
    public boolean advance(int steps, double enough) {
        for (Runner runner : running) {
            runner.advance(Math.min(steps, trial.steps()), enough);
            if (runner.course().end() <= enough) {
                return true;
            }
        }
        return false;
    }

    /// Goes on with the best rates alone.
    public void keep(int rates) {
        running.removeIf(runner -> runner.broken);
        running.sort(Comparator.comparingDouble(runner -> runner.course().end()));
        while (running.size() > rates) {
            running.removeLast();
        }
    }

    /// Returns the courses so far of the rates that were tried.
    public Courses courses() {
        return new Courses(all.stream()
                .filter(runner -> runner.broken || !runner.losses.isEmpty())
                .map(Runner::course)
                .toList());
    }

    /// The training at one rate.
    private final class Runner {
        private final double rate;
        private final Supplier<Model> start;
        private final List<Double> losses = new ArrayList<>();
        private @Nullable Model model;
        private boolean broken;

        Runner(double rate, Supplier<Model> start) {
            this.rate = rate;
            this.start = start;
        }

        void advance(int steps, double enough) {
            Model trained = model == null ? start.get() : model;
            model = trained;
            // A mean over fewer steps than two epochs may be that of easy batches.
            int least = 2 * batches.size();
            while (!broken && losses.size() < steps && !(losses.size() >= least && course().end() <= enough)) {
                double loss = trained.trainOnBatch(batches.get(losses.size() % batches.size()))
                        .loss();
                broken = !Double.isFinite(loss);
                if (!broken) {
                    losses.add(loss);
                }
            }
        }

        Course course() {
            return new Course(rate, losses, broken);
        }
    }
}
