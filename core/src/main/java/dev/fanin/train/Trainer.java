package dev.fanin.train;

import dev.fanin.graph.Engine;
import dev.fanin.graph.Network;
import dev.fanin.graph.Weights;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Tensor;
import dev.fanin.text.Quoted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/// Trains one set of weights; keeps the optimizer's memory from one call to the next.
public final class Trainer {

    private final Network network;
    private final Weights weights;
    private final Seed seed;
    private final Learner learner;
    private final SequencedMap<String, List<Double>> recorded = new LinkedHashMap<>();
    private List<CallbackState> callbackStates = List.of();
    private int epochsSeen;

    /// Starts the optimizer's memory afresh.
    ///
    /// @param engine what the network runs on
    public Trainer(Network network, Weights weights, Seed seed, Engine engine, Compiled compiled) {
        this.network = network;
        this.weights = weights;
        this.seed = seed;
        this.learner = new Learner(network, weights, seed, engine, compiled);
    }

    /// Trains on samples; ends early where the loss is no longer finite, because no step can mend
    /// that. The weights are then those that gave this loss.
    public History fit(List<Tensor> x, List<Tensor> y, Fit fit) {
        if (fit.stepsPerEpoch() > 0) {
            throw new IllegalArgumentException("stepsPerEpoch is for batches from an iterator, and these samples are in"
                    + " arrays; leave it out, or give fewer samples.");
        }
        int count = check(x, y, fit.weighting().samples());
        double split = fit.validation().samples() == null && fit.validation().batches() == null
                ? fit.validation().split()
                : 0;
        int trained = (int) Math.floor(count * (1 - split));
        if (trained == 0) {
            throw new IllegalArgumentException(
                    "validationSplit " + split + " of " + count + " samples leaves none to train on.");
        }
        List<float[]> own = SampleWeights.of(y, fit.weighting().samples(), Map.of(), learner.head());
        List<float[]> all =
                SampleWeights.of(y, fit.weighting().samples(), fit.weighting().classes(), learner.head());
        ArrayFeed training = new ArrayFeed(x, y, all, 0, trained, fit.batchSize());
        int size = fit.validation().batchSize() == 0
                ? fit.batchSize()
                : fit.validation().batchSize();
        Feed validation =
                trained < count ? new ArrayFeed(x, y, own, trained, count - trained, size) : validation(fit, size);
        return new Loop(this, learner, fit, training, validation).run();
    }

    /// Trains on batches, of which one at a time is in memory.
    public History fit(Iterable<Batch> batches, Fit fit) {
        if (!fit.weighting().samples().isEmpty()) {
            throw new IllegalArgumentException(
                    "Sample weights for batches from an iterator are part of the batches; leave them out of the settings.");
        }
        if (fit.validation().split() > 0) {
            throw new IllegalArgumentException("validationSplit needs samples in arrays, and these come in batches;"
                    + " give validationData(...).");
        }
        Feed training =
                new BatchFeed(network, learner.head(), batches, fit.weighting().classes(), fit.stepsPerEpoch());
        return new Loop(this, learner, fit, training, validation(fit, fit.batchSize())).run();
    }

    private Feed validation(Fit fit, int batchSize) {
        Batch samples = fit.validation().samples();
        Iterable<Batch> batches = fit.validation().batches();
        if (batches != null) {
            return new BatchFeed(network, learner.head(), batches, Map.of(), 0);
        }
        if (samples == null) {
            return new ArrayFeed(List.of(), List.of(), List.of(), 0, 0, 1);
        }
        try {
            check(samples.x(), samples.y(), samples.weights());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("In the validation data: " + e.getMessage(), e);
        }
        return ArrayFeed.of(samples.x(), samples.y(), samples.weights(), batchSize);
    }

    /// Does one step on a batch, and returns loss and metrics before it.
    public Evaluation trainOnBatch(Batch batch) {
        ArrayFeed feed = feed(batch, batch.samples());
        learner.head().reset();
        feed.start(new int[0]);
        double loss = learner.learn(feed, feed.advance());
        return evaluation(loss);
    }

    /// Computes loss and metrics without training.
    public Evaluation evaluate(Batch samples, int batchSize) {
        ArrayFeed feed = feed(samples, batchSize);
        learner.head().reset();
        double loss = judge(feed);
        return evaluation(loss);
    }

    private ArrayFeed feed(Batch batch, int batchSize) {
        check(batch.x(), batch.y(), batch.weights());
        return ArrayFeed.of(batch.x(), batch.y(), batch.weights(), batchSize);
    }

    private Evaluation evaluation(double loss) {
        Map<String, Double> measures = new LinkedHashMap<>();
        measures.put("loss", loss);
        measures.putAll(learner.head().values());
        return new Evaluation(measures);
    }

    /// Returns the mean loss over all batches of a feed; metrics are added up in the head.
    double judge(Feed feed) {
        feed.start(new int[0]);
        double sum = 0;
        long count = 0;
        for (int samples = feed.advance(); samples > 0; samples = feed.advance()) {
            sum += learner.judge(feed, samples) * samples;
            count += samples;
        }
        if (count == 0) {
            throw new IllegalArgumentException("Validation needs at least one batch, got none;"
                    + " give an Iterable that can be run through again.");
        }
        return sum / count;
    }

    private int check(List<Tensor> x, List<Tensor> y, List<Tensor> sampleWeights) {
        int count = Data.checkInputs(network, x);
        Data.checkCounts(x, y);
        learner.head().check(count, y);
        Data.checkWeights(learner.head(), count, sampleWeights);
        return count;
    }

    /// Returns the order of the samples in the next epoch.
    int[] order(int count, boolean shuffle) {
        return shuffle ? seed.stream("shuffle").child("epoch " + epochsSeen).permutation(count) : new int[0];
    }

    Network network() {
        return network;
    }

    Weights weights() {
        return weights;
    }

    SequencedMap<String, List<Double>> recorded() {
        return recorded;
    }

    void epochDone() {
        epochsSeen++;
    }

    /// Returns how many epochs these weights have been trained for.
    public int epochsSeen() {
        return epochsSeen;
    }

    /// Returns what a checkpoint kept of callbacks, once: it is that of the next training only.
    List<CallbackState> takeCallbackStates() {
        List<CallbackState> states = callbackStates;
        callbackStates = List.of();
        return states;
    }

    /// Returns all that training needs to go on later, but for what callbacks keep.
    ///
    /// Where the optimizer keeps a moving average, the end of `fit` has put it in the weights'
    /// place, as in Keras; a checkpoint that a callback takes after an epoch has the weights
    /// themselves.
    public Checkpoint checkpoint() {
        return checkpoint(List.of());
    }

    Checkpoint checkpoint(List<CallbackState> callbacks) {
        return new Checkpoint(
                weights.copy().values(),
                learner.optimization().state(),
                learner.step(),
                epochsSeen,
                recorded,
                callbacks);
    }

    /// Returns how many values the optimizer keeps, its count of steps and its rate included.
    public long optimizerValues() {
        return learner.optimization().stateSize();
    }

    /// Takes up training where a checkpoint left it; throws IllegalArgumentException, and changes
    /// nothing, where it is one of another network.
    public void restore(Checkpoint checkpoint) {
        weights.values().forEach((path, tensor) -> {
            Tensor saved = checkpoint.weights().get(path);
            if (saved == null || !saved.shape().equals(tensor.shape())) {
                throw new IllegalArgumentException("The checkpoint is of another network: parameter " + Quoted.of(path)
                        + " is of shape " + tensor.shape() + " here, "
                        + (saved == null ? "and missing there." : "and " + saved.shape() + " there."));
            }
        });
        learner.optimization().restore(checkpoint.optimizer());
        weights.values().forEach((path, tensor) -> {
            Tensor saved = Objects.requireNonNull(checkpoint.weights().get(path));
            System.arraycopy(saved.array(), 0, tensor.array(), 0, saved.array().length);
        });
        learner.step(checkpoint.steps());
        epochsSeen = checkpoint.epochs();
        recorded.clear();
        recorded.putAll(checkpoint.history());
        callbackStates = checkpoint.callbacks();
    }
}
