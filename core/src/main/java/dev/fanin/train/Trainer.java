package dev.fanin.train;

import dev.fanin.graph.Execution;
import dev.fanin.graph.Network;
import dev.fanin.graph.Node;
import dev.fanin.graph.Weights;
import dev.fanin.optimizer.Optimizer;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The training loop over one set of weights; it keeps the optimizer's memory from one call to the
/// next.
public final class Trainer {

    private final Network network;
    private final Weights weights;
    private final Seed seed;
    private final Head head;
    private final List<List<Optimizer.Update>> updates = new ArrayList<>();
    private long step;
    private int epochsSeen;

    /// Starts the optimizer's memory afresh.
    public Trainer(Network network, Weights weights, Seed seed, Compiled compiled) {
        this.network = network;
        this.weights = weights;
        this.seed = seed;
        this.head = new Head(network, compiled);
        for (Node node : network.nodes()) {
            updates.add(node.parameters().stream()
                    .map(parameter ->
                            compiled.optimizer().start(parameter.shape().arraySize()))
                    .toList());
        }
    }

    /// Trains; ends early where the loss is no longer finite, because no step can mend that. The
    /// weights are then those that gave this loss.
    public History fit(Tensor x, Tensor y, Fit fit) {
        Samples all = samples(x, y);
        Fit.Validation given = fit.validation();
        double split = given == null ? fit.validationSplit() : 0;
        int trained = (int) Math.floor(all.count() * (1 - split));
        if (trained == 0) {
            throw new IllegalArgumentException(
                    "validationSplit " + split + " of " + all.count() + " samples leaves none to train on.");
        }
        Samples training = all.part(0, trained);
        Samples validation = given == null ? all.part(trained, all.count()) : validation(given);

        Execution execution = new Execution(network, weights, Math.min(fit.batchSize(), training.count()), seed);
        int steps = Math.ceilDiv(training.count(), execution.capacity());
        Map<String, List<Double>> measured = new LinkedHashMap<>();
        String stopped = "";
        List<TrainingListener> listeners = fit.audience();
        listeners.forEach(listener -> listener.onTrainBegin(fit.epochs(), steps));
        for (int epoch = 1; epoch <= fit.epochs() && stopped.isEmpty(); epoch++) {
            int current = epoch;
            listeners.forEach(listener -> listener.onEpochBegin(current));
            RunningMeans means = head.start();
            int[] order = order(training.count(), fit.shuffle());
            for (int i = 1; i <= steps && stopped.isEmpty(); i++) {
                int from = (i - 1) * execution.capacity();
                double batchLoss = step(execution, training, order, from, means);
                if (!Double.isFinite(batchLoss)) {
                    stopped = "the loss was " + batchLoss + " at step " + i + " of epoch " + epoch;
                }
                int done = i;
                listeners.forEach(listener -> listener.onBatchEnd(current, done, means));
            }
            epochsSeen++;
            Map<String, Double> measures = means.values("");
            if (validation.count() > 0) {
                measures.putAll(measure(validation, fit.batchSize()).values("val_"));
            }
            measures.forEach((name, value) ->
                    measured.computeIfAbsent(name, _ -> new ArrayList<>()).add(value));
            listeners.forEach(listener -> listener.onEpochEnd(current, measures));
        }
        History history = new History(measured, stopped);
        listeners.forEach(listener -> listener.onTrainEnd(history));
        return history;
    }

    /// Computes loss and metrics without training.
    public Evaluation evaluate(Tensor x, Tensor y, int batchSize) {
        Map<String, Double> measures = new LinkedHashMap<>();
        Map<String, Double> values = measure(samples(x, y), batchSize).values("");
        measures.put("loss", values.getOrDefault("loss", Double.NaN));
        measures.putAll(values);
        return new Evaluation(measures);
    }

    private Samples samples(Tensor x, Tensor y) {
        Samples samples = Samples.of(network, x, y);
        head.check(x, y);
        return samples;
    }

    private Samples validation(Fit.Validation given) {
        try {
            return samples(given.x(), given.y());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("In the validation data: " + e.getMessage(), e);
        }
    }

    private int[] order(int count, boolean shuffle) {
        return shuffle
                ? seed.stream("shuffle").child("epoch " + epochsSeen).permutation(count)
                : IntStream.range(0, count).toArray();
    }

    /// One step of the optimizer; returns the loss of the batch before it. Where that is not
    /// finite, the gradient says nothing, and the weights stay as they are.
    private double step(Execution execution, Samples samples, int[] order, int from, RunningMeans means) {
        int size = Math.min(execution.capacity(), samples.count() - from);
        float[] targets = samples.gather(order, from, size, execution.input());
        execution.forward(size, true, step);
        RunningMeans batch = new RunningMeans(List.of(), means.tallies());
        head.measure(execution, targets, size, batch);
        means.addAll(batch);
        if (!Double.isFinite(batch.loss())) {
            return batch.loss();
        }
        head.gradient(execution, targets, size);
        execution.backward(head.isFused());
        for (int node = 0; node < network.nodes().size(); node++) {
            List<float[]> values = execution.parameters(node);
            List<float[]> gradients = execution.parameterGradients(node);
            for (int i = 0; i < values.size(); i++) {
                updates.get(node).get(i).apply(values.get(i), gradients.get(i));
            }
        }
        step++;
        return batch.loss();
    }

    private RunningMeans measure(Samples samples, int batchSize) {
        Execution execution = new Execution(network, weights, Math.min(batchSize, samples.count()), seed);
        RunningMeans means = head.start();
        int[] order = order(samples.count(), false);
        for (int from = 0; from < samples.count(); from += execution.capacity()) {
            int size = Math.min(execution.capacity(), samples.count() - from);
            float[] targets = samples.gather(order, from, size, execution.input());
            execution.forward(size, false, 0);
            head.measure(execution, targets, size, means);
        }
        return means;
    }
}
