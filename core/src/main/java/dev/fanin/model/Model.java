package dev.fanin.model;

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

    private final Sequential definition;
    private final Network network;
    private final Weights weights;
    private final Seed seed;
    private @Nullable Trainer trainer;

    Model(Sequential definition, Network network, Weights weights, Seed seed) {
        this.definition = definition;
        this.network = network;
        this.weights = weights;
        this.seed = seed;
    }

    /// Settles how the model is trained and judged, and forgets what an earlier optimizer
    /// remembered.
    public void compile(Optimizer optimizer, Loss loss, Metric... metrics) {
        trainer = new Trainer(network, weights, seed, new Compiled(optimizer, loss, List.of(metrics)));
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
        return compiled("fit").fit(x, y, fit);
    }

    /// Returns loss and metrics on the given samples.
    public Evaluation evaluate(Tensor x, Tensor y) {
        return compiled("evaluate").evaluate(x, y, BATCH);
    }

    /// Returns the outputs for samples along the first axis of x.
    public Tensor predict(Tensor x) {
        return Predictor.predict(network, weights, seed, x, BATCH);
    }

    /// Returns Keras's table of layers, with initializers, fans and the expected standard deviation
    /// of each kernel.
    public String summary() {
        return Summary.of(network);
    }

    /// Returns what this model was built from.
    public Sequential definition() {
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

    /// Returns the number of weights.
    public long countParameters() {
        return weights.count();
    }

    private Trainer compiled(String verb) {
        if (trainer == null) {
            throw new IllegalStateException(
                    "Call compile(optimizer, loss, metrics) before " + verb + ": the model has no loss yet.");
        }
        return trainer;
    }
}
