package dev.fanin.train;

import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The settings of one call of `fit`, with Keras's defaults.
///
/// @param epochs how often all samples are seen, at least 1
/// @param batchSize the samples of one step, at least 1; the last batch of an epoch may be smaller
/// @param validationSplit the last share of the samples, set aside before shuffling; at least 0 and
///     below 1
/// @param validation samples to validate on in place of a split, or null
/// @param shuffle whether every epoch sees the samples in an order of its own
/// @param progress whether [Progress#standard] shows how far training is
/// @param listeners who else is told
public record Fit(
        int epochs,
        int batchSize,
        double validationSplit,
        @Nullable Validation validation,
        boolean shuffle,
        boolean progress,
        List<TrainingListener> listeners) {

    private static final int KERAS_BATCH = 32;

    /// Samples that only judge.
    ///
    /// @param x the inputs
    /// @param y the targets
    public record Validation(Tensor x, Tensor y) {}

    public Fit {
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs must be at least 1, got " + epochs + ".");
        }
        if (batchSize < 1) {
            throw new IllegalArgumentException("batchSize must be at least 1, got " + batchSize + ".");
        }
        if (!(validationSplit >= 0 && validationSplit < 1)) {
            throw new IllegalArgumentException(
                    "validationSplit must be at least 0 and below 1, got " + validationSplit + ".");
        }
        listeners = List.copyOf(listeners);
    }

    /// Returns the default settings for so many epochs: batches of 32, shuffled, progress shown.
    public static Fit epochs(int epochs) {
        return new Fit(epochs, KERAS_BATCH, 0, null, true, true, List.of());
    }

    /// Returns these settings with another batch size.
    public Fit batchSize(int size) {
        return new Fit(epochs, size, validationSplit, validation, shuffle, progress, listeners);
    }

    /// Returns these settings with the last share of the samples set aside for validation.
    public Fit validationSplit(double share) {
        return new Fit(epochs, batchSize, share, validation, shuffle, progress, listeners);
    }

    /// Returns these settings with samples of their own for validation.
    public Fit validationData(Tensor x, Tensor y) {
        return new Fit(epochs, batchSize, validationSplit, new Validation(x, y), shuffle, progress, listeners);
    }

    /// Returns these settings with the samples always in the order given.
    public Fit withoutShuffling() {
        return new Fit(epochs, batchSize, validationSplit, validation, false, progress, listeners);
    }

    /// Returns these settings without the display of progress.
    public Fit quietly() {
        return new Fit(epochs, batchSize, validationSplit, validation, shuffle, false, listeners);
    }

    /// Returns these settings with one more listener.
    public Fit listener(TrainingListener listener) {
        List<TrainingListener> more = new ArrayList<>(listeners);
        more.add(listener);
        return new Fit(epochs, batchSize, validationSplit, validation, shuffle, progress, more);
    }

    /// Returns who is told about one training: a display of its own, if wanted, and the listeners.
    List<TrainingListener> audience() {
        List<TrainingListener> all = new ArrayList<>(listeners);
        if (progress) {
            all.addFirst(Progress.standard());
        }
        return all;
    }
}
