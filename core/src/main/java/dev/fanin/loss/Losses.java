package dev.fanin.loss;

import dev.fanin.text.Suggestion;
import java.util.List;

/// The losses by factory and by Keras name.
public final class Losses {

    private static final List<String> NAMES =
            List.of("mse", "categorical_crossentropy", "sparse_categorical_crossentropy");

    private Losses() {}

    /// Returns the mean squared error.
    public static Loss mse() {
        return new MeanSquaredError();
    }

    /// Returns cross-entropy of probabilities against one-hot or soft targets.
    public static Loss categoricalCrossentropy() {
        return new CategoricalCrossentropy(false);
    }

    /// Returns cross-entropy of probabilities against class numbers.
    public static Loss sparseCategoricalCrossentropy() {
        return new SparseCategoricalCrossentropy(false);
    }

    /// Returns the loss of the given Keras name; throws with a suggestion where there is none.
    public static Loss named(String name) {
        return switch (name) {
            case "mse", "MSE", "mean_squared_error", "MeanSquaredError" -> mse();
            case "categorical_crossentropy", "CategoricalCrossentropy" -> categoricalCrossentropy();
            case "sparse_categorical_crossentropy", "SparseCategoricalCrossentropy" -> sparseCategoricalCrossentropy();
            default -> throw new IllegalArgumentException(Suggestion.unknown("loss", name, NAMES));
        };
    }
}
