package dev.fanin.callback;

import dev.fanin.text.Quoted;
import dev.fanin.train.Training;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// A measure that is watched, and whether it should fall or rise.
///
/// @param measure the name in the history, such as `val_loss`
/// @param rises whether larger is better
public record Monitor(String measure, boolean rises) {

    private static final Set<String> FALLING = Set.of(
            "loss",
            "mse",
            "mae",
            "mape",
            "msle",
            "rmse",
            "mean_squared_error",
            "mean_absolute_error",
            "mean_absolute_percentage_error",
            "mean_squared_logarithmic_error",
            "root_mean_squared_error",
            "logcosh",
            "kl_divergence",
            "poisson",
            "hinge",
            "squared_hinge",
            "categorical_hinge",
            "binary_crossentropy",
            "categorical_crossentropy",
            "sparse_categorical_crossentropy",
            "false_positives",
            "false_negatives");

    private static final Set<String> RISING = Set.of(
            "acc",
            "accuracy",
            "binary_accuracy",
            "categorical_accuracy",
            "sparse_categorical_accuracy",
            "top_k_categorical_accuracy",
            "sparse_top_k_categorical_accuracy",
            "precision",
            "recall",
            "auc",
            "f1_score",
            "fbeta_score",
            "r2_score",
            "cosine_similarity",
            "mean_io_u",
            "binary_io_u",
            "one_hot_io_u",
            "one_hot_mean_io_u",
            "true_positives",
            "true_negatives");

    /// Returns a measure by name, in the direction its name tells; throws where it tells none.
    ///
    /// The name may begin with `val_`, with that of an output, or both.
    public static Monitor of(String measure) {
        String name = measure.toLowerCase(Locale.ROOT);
        name = name.startsWith("val_") ? name.substring(4) : name;
        for (String rest = name; ; rest = rest.substring(rest.indexOf('_') + 1)) {
            if (FALLING.contains(rest)) {
                return falling(measure);
            }
            if (RISING.contains(rest)) {
                return rising(measure);
            }
            if (rest.indexOf('_') < 0) {
                throw new IllegalArgumentException("Whether " + Quoted.of(measure)
                        + " should fall or rise does not follow from its name; use Monitor.falling(...) or"
                        + " Monitor.rising(...).");
            }
        }
    }

    /// Returns a measure of which smaller is better.
    public static Monitor falling(String measure) {
        return new Monitor(measure, false);
    }

    /// Returns a measure of which larger is better.
    public static Monitor rising(String measure) {
        return new Monitor(measure, true);
    }

    /// Returns the value after an epoch, or NaN where it belongs to a validation that this epoch
    /// had none of.
    ///
    /// @throws IllegalArgumentException where nothing of this name is measured
    double value(Training training, Map<String, Double> measures, String callback) {
        Double value = measures.get(measure);
        int every = training.validatesEvery();
        boolean comesLater = measure.startsWith("val_") && every > 0 && training.epoch() % every != 0;
        if (value == null && !comesLater) {
            throw new IllegalArgumentException(callback + " watches " + Quoted.of(measure)
                    + ", which is not measured; there are " + measures.keySet() + ".");
        }
        return value == null ? Double.NaN : value;
    }

    /// Returns whether a value is better than another by more than a least difference, both rounded
    /// to float32, as Keras compares them.
    boolean improves(double value, double than, double leastDifference) {
        return rises
                ? (float) (value - leastDifference) > (float) than
                : (float) (value + leastDifference) < (float) than;
    }

    /// Returns the value that every number is better than.
    double worst() {
        return rises ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
}
