package dev.fanin.loss;

import dev.fanin.text.Suggestion;
import java.util.ArrayList;
import java.util.List;

/// The names of losses, which are those of Keras, and the parameters each loss has.
final class LossNames {

    /// A loss by its class in Keras.
    ///
    /// @param names other names, the one that is shown first
    /// @param keys its parameters in the order of Keras
    /// @param isUnclipped whether the name that was looked up ends in `_unclipped`
    record Entry(String className, List<String> names, List<String> keys, boolean isUnclipped) {}

    private static final List<Entry> ENTRIES = List.of(
            entry("MeanSquaredError", "mse MSE mean_squared_error", ""),
            entry("MeanAbsoluteError", "mae MAE mean_absolute_error", ""),
            entry("MeanAbsolutePercentageError", "mape MAPE mean_absolute_percentage_error", ""),
            entry("MeanSquaredLogarithmicError", "msle MSLE mean_squared_logarithmic_error", ""),
            entry("CosineSimilarity", "cosine_similarity", "axis"),
            entry("Huber", "huber huber_loss", "delta"),
            entry("LogCosh", "log_cosh logcosh", ""),
            entry("Hinge", "hinge", ""),
            entry("SquaredHinge", "squared_hinge", ""),
            entry("CategoricalHinge", "categorical_hinge", ""),
            entry("KLDivergence", "kl_divergence kld KLD kullback_leibler_divergence", ""),
            entry("Poisson", "poisson", ""),
            entry("BinaryCrossentropy", "binary_crossentropy bce BCE", "from_logits label_smoothing axis"),
            entry(
                    "BinaryFocalCrossentropy",
                    "binary_focal_crossentropy",
                    "apply_class_balancing alpha gamma from_logits label_smoothing axis"),
            entry("CategoricalCrossentropy", "categorical_crossentropy", "from_logits label_smoothing axis"),
            entry(
                    "CategoricalFocalCrossentropy",
                    "categorical_focal_crossentropy",
                    "alpha gamma from_logits label_smoothing axis"),
            entry("CategoricalGeneralizedCrossEntropy", "categorical_generalized_cross_entropy", "q"),
            entry("SparseCategoricalCrossentropy", "sparse_categorical_crossentropy", "from_logits ignore_class axis"),
            entry("Dice", "dice", "axis"),
            entry("Tversky", "tversky", "alpha beta axis"),
            entry("Circle", "circle", "gamma margin remove_diagonal"));

    /// The losses that may be computed from logits without clipping.
    private static final List<String> CLIPPED =
            List.of("BinaryCrossentropy", "CategoricalCrossentropy", "SparseCategoricalCrossentropy");

    private LossNames() {}

    private static Entry entry(String className, String names, String keys) {
        List<String> all = new ArrayList<>(words(keys));
        all.add(Losses.REDUCTION);
        return new Entry(className, words(names), List.copyOf(all), false);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }

    /// Returns the loss of a name; throws with a suggestion where there is none.
    static Entry find(String name) {
        if (name.equals("ctc") || name.equals("CTC")) {
            throw new IllegalArgumentException("The loss 'ctc' needs sequences of two lengths, input and labels,"
                    + " which layers do not carry yet; no other loss can stand for it.");
        }
        for (Entry entry : ENTRIES) {
            if (entry.className().equals(name) || entry.names().contains(name)) {
                return entry;
            }
            boolean clippable = CLIPPED.contains(entry.className());
            if (clippable && name.equals(Losses.clippedName(entry.names().getFirst(), false))) {
                return new Entry(entry.className(), entry.names(), entry.keys(), true);
            }
        }
        List<String> known =
                ENTRIES.stream().map(entry -> entry.names().getFirst()).toList();
        throw new IllegalArgumentException(Suggestion.unknown("loss", name, known));
    }
}
