package dev.fanin.loss;

import dev.fanin.config.Config;
import dev.fanin.text.Quoted;
import dev.fanin.text.Suggestion;
import java.util.Arrays;
import java.util.List;

/// How the losses of a batch become one number: their sum, weighted, over a divisor.
///
/// `sum_r w_r l_r / d`, with w the sample weights. Losses that a mask takes out have weight 0; see
/// [Loss#counts]. Keras's `none`, which leaves a loss for each row, cannot be trained with.
///
/// Source: Keras 3.15.1, `reduce_weighted_values`.
public enum Reduction {
    /// The weighted sum over the number of losses that count; Keras's default.
    SUM_OVER_BATCH_SIZE,
    /// The weighted sum itself.
    SUM,
    /// Another name of `sum_over_batch_size`.
    MEAN,
    /// The weighted sum over the sum of the weights of the losses that count.
    MEAN_WITH_SAMPLE_WEIGHT;

    /// Returns what the weighted sum is divided by; where it is 0, the loss is 0.
    ///
    /// @param counted how many losses count
    /// @param weights the sum of their sample weights, which is `counted` where there are none
    public double divisor(int counted, double weights) {
        return switch (this) {
            case SUM_OVER_BATCH_SIZE, MEAN -> counted;
            case SUM -> 1;
            case MEAN_WITH_SAMPLE_WEIGHT -> weights;
        };
    }

    /// Returns Keras's word, for example `sum_over_batch_size`.
    public String text() {
        return switch (this) {
            case SUM_OVER_BATCH_SIZE -> "sum_over_batch_size";
            case SUM -> "sum";
            case MEAN -> "mean";
            case MEAN_WITH_SAMPLE_WEIGHT -> "mean_with_sample_weight";
        };
    }

    /// Reads the reduction of a loss; throws IllegalArgumentException where there is none such, or
    /// none at all.
    static Reduction of(Config config) {
        boolean none = config.values().containsKey(Losses.REDUCTION) && !config.has(Losses.REDUCTION);
        String text = none ? "none" : config.text(Losses.REDUCTION, SUM_OVER_BATCH_SIZE.text());
        if (text.equals("none")) {
            throw new IllegalArgumentException(config.className() + " with reduction 'none' gives a loss for each row,"
                    + " and training follows one number; use 'sum_over_batch_size' or 'sum'.");
        }
        List<String> known = Arrays.stream(values()).map(Reduction::text).toList();
        return Arrays.stream(values())
                .filter(reduction -> reduction.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(config.className() + " has no reduction "
                        + Quoted.of(text) + Suggestion.of(text, known) + " Known: " + String.join(", ", known) + "."));
    }
}
