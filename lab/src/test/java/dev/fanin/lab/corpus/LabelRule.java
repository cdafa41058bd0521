package dev.fanin.lab.corpus;

import dev.fanin.graph.Engine;
import dev.fanin.graph.Weights;
import dev.fanin.model.Definition;
import dev.fanin.model.Model;
import dev.fanin.optimizer.Optimizers;
import dev.fanin.random.Seed;
import dev.fanin.train.Fit;
import dev.fanin.train.History;
import java.util.List;
import java.util.stream.DoubleStream;

/// How it is measured whether a network is sick.
///
/// A network is trained by stochastic gradient descent with momentum 0.9, in batches of 64 of its
/// 256 samples, in a fixed order, for 300 steps, at each of four learning rates: 0.2, 0.05, 0.0125,
/// 0.003. Its final loss is the mean over the last 20 steps, which see each sample five times; that
/// of a run that diverged is the loss of the best constant prediction, `L_const`. The best of the
/// four counts. With the twin's best,
///
/// `progress = (L_const - L_best) / (L_const - L_best(twin))`.
///
/// One thread trains a network. With the kernels of `simd`, or without, the bits are the same.
///
/// Below 0.5 a network is sick, above 0.8 healthy, in between mild. A twin must get below `0.7
/// L_const`; it is healthy by definition then.
final class LabelRule {

    static final List<Double> RATES = List.of(0.2, 0.05, 0.0125, 0.003);
    static final double TWIN = 0.7;
    private static final double SICK = 0.5;
    private static final double HEALTHY = 0.8;
    private static final int BATCH = 64;
    private static final int STEPS = 300;
    private static final int LAST = 20;

    private LabelRule() {}

    /// Returns the final losses of the network of a case, one for each rate.
    static List<Double> losses(Case trained) {
        return RATES.stream()
                .map(rate -> loss(trained, trained.sick(), trained.sickWeights(), rate))
                .toList();
    }

    private static double loss(Case trained, Definition definition, Weights weights, double rate) {
        Model model = definition.build(weights.copy(), Seed.seed(0), Engine.withThreads(1));
        model.compile(Optimizers.sgd(rate, 0.9), trained.loss());
        int epochs = STEPS * BATCH / Task.SAMPLES;
        History history = model.fit(
                trained.x(),
                trained.y(),
                Fit.epochs(epochs).batchSize(BATCH).withoutShuffling().quietly());
        List<Double> losses = history.values("loss");
        double last = losses.subList(Math.max(0, losses.size() - LAST * BATCH / Task.SAMPLES), losses.size()).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
        boolean diverged = losses.size() < epochs || !Double.isFinite(last) || last > trained.constantLoss();
        return diverged ? trained.constantLoss() : last;
    }

    static double best(List<Double> losses) {
        return losses.stream().flatMapToDouble(DoubleStream::of).min().orElseThrow();
    }

    /// Returns the label of a case from the best losses of its network and its twin.
    static Label label(Case judged, List<Double> losses, double twin) {
        // Losses in the file are rounded, and may seem to lie above the constant's.
        double gained = Math.max(0, judged.constantLoss() - best(losses));
        double progress = gained / (judged.constantLoss() - twin);
        Verdict verdict = progress < SICK ? Verdict.SICK : progress > HEALTHY ? Verdict.HEALTHY : Verdict.MILD;
        return new Label(judged.name(), judged.fault(), progress, losses, verdict);
    }
}
