package dev.fanin.train;

import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The settings of one call of `fit`, with Keras's defaults.
///
/// @param epochs the number of the last epoch, at least 1
/// @param initialEpoch how many epochs are taken as done before the first one
/// @param batchSize the samples of one step, at least 1; the last batch of an epoch may be smaller
/// @param stepsPerEpoch the steps of an epoch of batches from an iterator, or 0 for all there are
/// @param validation what is validated on, and how often
/// @param shuffle whether every epoch sees the samples in an order of its own
/// @param weighting how much samples count
/// @param progress whether [Progress#standard] shows how far training is
/// @param callbacks who else is told, and may act
public record Fit(
        int epochs,
        int initialEpoch,
        int batchSize,
        int stepsPerEpoch,
        Validation validation,
        boolean shuffle,
        Weighting weighting,
        boolean progress,
        List<Callback> callbacks) {

    private static final int KERAS_BATCH = 32;

    /// How much samples count.
    ///
    /// @param samples how much each sample counts, one tensor for each output, or none
    /// @param classes how much the samples of each class count; others count 1
    public record Weighting(List<Tensor> samples, Map<Integer, Double> classes) {
        public Weighting {
            samples = List.copyOf(samples);
            classes = Map.copyOf(new LinkedHashMap<>(classes));
        }

        static Weighting none() {
            return new Weighting(List.of(), Map.of());
        }
    }

    /// What is validated on, after how many epochs.
    ///
    /// @param split the last share of the samples, set aside before shuffling; at least 0 and below
    ///     1
    /// @param samples samples to validate on in place of a split, or null
    /// @param batches batches to validate on in place of these, or null
    /// @param batchSize the samples of one batch, or 0 for as many as in training
    /// @param every validate after each of so many epochs
    public record Validation(
            double split, @Nullable Batch samples, @Nullable Iterable<Batch> batches, int batchSize, int every) {
        public Validation {
            if (!(split >= 0 && split < 1)) {
                throw new IllegalArgumentException(
                        "validationSplit must be at least 0 and below 1, got " + split + ".");
            }
            if (every < 1) {
                throw new IllegalArgumentException("validationFrequency must be at least 1, got " + every + ".");
            }
            if (batchSize < 0) {
                throw new IllegalArgumentException("validationBatchSize must be at least 1, got " + batchSize + ".");
            }
        }

        static Validation none() {
            return new Validation(0, null, null, 0, 1);
        }
    }

    public Fit {
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs must be at least 1, got " + epochs + ".");
        }
        if (initialEpoch < 0) {
            throw new IllegalArgumentException("initialEpoch must be at least 0, got " + initialEpoch + ".");
        }
        if (batchSize < 1) {
            throw new IllegalArgumentException("batchSize must be at least 1, got " + batchSize + ".");
        }
        if (stepsPerEpoch < 0) {
            throw new IllegalArgumentException("stepsPerEpoch must be at least 1, got " + stepsPerEpoch + ".");
        }
        callbacks = List.copyOf(callbacks);
    }

    /// Returns the default settings for so many epochs: batches of 32, shuffled, progress shown.
    public static Fit epochs(int epochs) {
        return new Fit(epochs, 0, KERAS_BATCH, 0, Validation.none(), true, Weighting.none(), true, List.of());
    }

    /// Returns these settings with so many epochs taken as done, as when training goes on.
    public Fit initialEpoch(int done) {
        return new Fit(epochs, done, batchSize, stepsPerEpoch, validation, shuffle, weighting, progress, callbacks);
    }

    /// Returns these settings with another batch size.
    public Fit batchSize(int size) {
        return new Fit(epochs, initialEpoch, size, stepsPerEpoch, validation, shuffle, weighting, progress, callbacks);
    }

    /// Returns these settings with so many steps an epoch, for batches from an iterator.
    public Fit stepsPerEpoch(int steps) {
        return new Fit(epochs, initialEpoch, batchSize, steps, validation, shuffle, weighting, progress, callbacks);
    }

    /// Returns these settings with the last share of the samples set aside for validation.
    public Fit validationSplit(double share) {
        return validation(
                new Validation(share, validation.samples, validation.batches, validation.batchSize, validation.every));
    }

    /// Returns these settings with samples of their own for validation.
    public Fit validationData(Tensor x, Tensor y) {
        return validationData(Batch.of(x, y));
    }

    /// Returns these settings with samples of their own for validation.
    public Fit validationData(Batch samples) {
        return validation(new Validation(validation.split, samples, null, validation.batchSize, validation.every));
    }

    /// Returns these settings with batches of their own for validation.
    public Fit validationData(Iterable<Batch> batches) {
        return validation(new Validation(validation.split, null, batches, validation.batchSize, validation.every));
    }

    /// Returns these settings with another batch size for validation, which only memory and speed
    /// depend on.
    public Fit validationBatchSize(int size) {
        return validation(
                new Validation(validation.split, validation.samples, validation.batches, size, validation.every));
    }

    /// Returns these settings with validation after each of so many epochs.
    public Fit validationFrequency(int epochCount) {
        return validation(new Validation(
                validation.split, validation.samples, validation.batches, validation.batchSize, epochCount));
    }

    private Fit validation(Validation other) {
        return new Fit(epochs, initialEpoch, batchSize, stepsPerEpoch, other, shuffle, weighting, progress, callbacks);
    }

    /// Returns these settings with the samples always in the order given.
    public Fit withoutShuffling() {
        return new Fit(
                epochs, initialEpoch, batchSize, stepsPerEpoch, validation, false, weighting, progress, callbacks);
    }

    /// Returns these settings with a weight for each sample, or for each row of its output.
    public Fit sampleWeights(Tensor... weights) {
        return weighting(new Weighting(List.of(weights), weighting.classes));
    }

    /// Returns these settings with a weight for the samples of each class; others count 1.
    public Fit classWeights(Map<Integer, Double> weights) {
        return weighting(new Weighting(weighting.samples, weights));
    }

    private Fit weighting(Weighting other) {
        return new Fit(epochs, initialEpoch, batchSize, stepsPerEpoch, validation, shuffle, other, progress, callbacks);
    }

    /// Returns these settings without the display of progress.
    public Fit quietly() {
        return new Fit(
                epochs, initialEpoch, batchSize, stepsPerEpoch, validation, shuffle, weighting, false, callbacks);
    }

    /// Returns these settings with one more callback.
    public Fit callback(Callback callback) {
        List<Callback> more = new ArrayList<>(callbacks);
        more.add(callback);
        return new Fit(epochs, initialEpoch, batchSize, stepsPerEpoch, validation, shuffle, weighting, progress, more);
    }

    /// Returns who is told about one training: a display of its own, if wanted, and the callbacks.
    List<Callback> audience() {
        List<Callback> all = new ArrayList<>(callbacks);
        if (progress) {
            all.addFirst(Progress.standard());
        }
        return all;
    }
}
