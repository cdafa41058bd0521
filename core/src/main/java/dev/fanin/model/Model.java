package dev.fanin.model;

import dev.fanin.graph.Engine;
import dev.fanin.graph.Network;
import dev.fanin.graph.Weights;
import dev.fanin.loss.Loss;
import dev.fanin.loss.Losses;
import dev.fanin.metric.Metric;
import dev.fanin.metric.Metrics;
import dev.fanin.optimizer.Optimizer;
import dev.fanin.optimizer.Optimizers;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Batch;
import dev.fanin.train.Checkpoint;
import dev.fanin.train.Compiled;
import dev.fanin.train.Evaluation;
import dev.fanin.train.Fit;
import dev.fanin.train.History;
import dev.fanin.train.Predictor;
import dev.fanin.train.Trainer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A network with weights, which `compile`, `fit`, `evaluate` and `predict` work on as in Keras.
///
/// A model is meant for one thread at a time; training changes its weights.
public final class Model {

    private static final int BATCH = 32;

    private final Definition definition;
    private final Network network;
    private final Weights weights;
    private final Seed seed;
    private final Engine engine;
    private final Predictor predictor;
    private @Nullable Compiled compiled;
    private @Nullable Trainer trainer;

    Model(Definition definition, Network network, Weights weights, Seed seed, Engine engine) {
        this.definition = definition;
        this.network = network;
        this.weights = weights;
        this.seed = seed;
        this.engine = engine;
        this.predictor = new Predictor(network, weights, seed, engine);
    }

    /// Settles how the model is trained and judged, and forgets what an earlier optimizer
    /// remembered.
    public void compile(Compiled settings) {
        trainer = new Trainer(network, weights, seed, engine, settings);
        compiled = settings;
    }

    /// Settles how the model is trained and judged; loss and metrics hold for all outputs.
    public void compile(Optimizer optimizer, Loss loss, Metric... metrics) {
        compile(Compiled.of(optimizer, loss, metrics));
    }

    /// Settles how the model is trained and judged, loss and metrics by Keras name.
    public void compile(Optimizer optimizer, String loss, String... metrics) {
        Metric[] named = Arrays.stream(metrics).map(Metrics::named).toArray(Metric[]::new);
        compile(optimizer, Losses.named(loss), named);
    }

    /// Settles how the model is trained and judged, all by Keras name.
    public void compile(String optimizer, String loss, String... metrics) {
        compile(Optimizers.named(optimizer), loss, metrics);
    }

    /// Trains on samples along the first axis of x and y.
    public History fit(Tensor x, Tensor y, Fit fit) {
        return fit(List.of(x), List.of(y), fit);
    }

    /// Trains on samples for several inputs or outputs, in the network's order.
    public History fit(List<Tensor> x, List<Tensor> y, Fit fit) {
        return trainer("fit").fit(x, y, fit);
    }

    /// Trains on batches, of which one at a time is in memory; an epoch is one run through them.
    public History fit(Iterable<Batch> batches, Fit fit) {
        return trainer("fit").fit(batches, fit);
    }

    /// Does one step of the optimizer on a batch; returns loss and metrics of the batch before it.
    public Evaluation trainOnBatch(Tensor x, Tensor y) {
        return trainOnBatch(Batch.of(x, y));
    }

    /// Does one step of the optimizer on a batch; returns loss and metrics of the batch before it.
    public Evaluation trainOnBatch(Batch batch) {
        return trainer("trainOnBatch").trainOnBatch(batch);
    }

    /// Returns loss and metrics on the given samples.
    public Evaluation evaluate(Tensor x, Tensor y) {
        return evaluate(Batch.of(x, y));
    }

    /// Returns loss and metrics on the given samples.
    public Evaluation evaluate(Batch samples) {
        return trainer("evaluate").evaluate(samples, BATCH);
    }

    /// Returns the outputs for samples along the first axis of x.
    public Tensor predict(Tensor x) {
        return predict(List.of(x)).getFirst();
    }

    /// Returns the outputs, in the network's order, for samples of several inputs.
    public List<Tensor> predict(List<Tensor> x) {
        return predict(x, BATCH);
    }

    /// Returns the outputs for samples of the inputs, computed in batches of the given size.
    public List<Tensor> predict(List<Tensor> x, int batchSize) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("batchSize must be at least 1, got " + batchSize + ".");
        }
        return predictor.predict(x, batchSize);
    }

    /// Returns all that training needs to go on later as if it had not ended.
    public Checkpoint checkpoint() {
        return trainer("checkpoint").checkpoint();
    }

    /// Takes up training where a checkpoint left it: weights, the optimizer's memory, and the
    /// number of steps and epochs.
    ///
    /// Go on with `Fit.epochs(n).initialEpoch(model.epochsSeen())`.
    public void restore(Checkpoint checkpoint) {
        trainer("restore").restore(checkpoint);
    }

    /// Returns how many epochs the weights have been trained for since the model was compiled, or
    /// since the beginning where a checkpoint was restored.
    public int epochsSeen() {
        return trainer == null ? 0 : trainer.epochsSeen();
    }

    /// Returns Keras's table of layers, with initializers, fans and the expected standard deviation
    /// of each kernel.
    public String summary() {
        return Summary.of(definition, false, optimizerValues());
    }

    /// Returns how many values the optimizer keeps, its count of steps and its rate included; 0
    /// before the model is compiled.
    public long optimizerValues() {
        return trainer == null ? 0 : trainer.optimizerValues();
    }

    /// Returns what this model was built from.
    public Definition definition() {
        return definition;
    }

    /// Returns the layers with their names and shapes worked out.
    public Network network() {
        return network;
    }

    /// Returns the weights, which training changes in place.
    public Weights weights() {
        return weights;
    }

    /// Returns the seed the model was built with.
    public Seed seed() {
        return seed;
    }

    /// Returns how the model is trained and judged, or null before it is compiled.
    public @Nullable Compiled compiled() {
        return compiled;
    }

    /// Returns the number of weights.
    public long countParameters() {
        return weights.count();
    }

    private Trainer trainer(String verb) {
        if (trainer == null) {
            throw new IllegalStateException(
                    "Call compile(optimizer, loss, metrics) before " + verb + ": the model has no loss yet.");
        }
        return trainer;
    }
}
