package dev.fanin.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.config.Config;
import dev.fanin.testing.Golden;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Names and configs of losses against those of Keras 3.15.1.
class LossConfigsTest {

    private static final String KNOWN = " Known: mse, mae, mape, msle, cosine_similarity, huber, log_cosh, hinge,"
            + " squared_hinge, categorical_hinge, kl_divergence, poisson, binary_crossentropy,"
            + " binary_focal_crossentropy, categorical_crossentropy, categorical_focal_crossentropy,"
            + " categorical_generalized_cross_entropy, sparse_categorical_crossentropy, dice, tversky, circle.";

    /// `get_config()`: a loss as it is named here, its class, and `key=value` in the order of
    /// Keras.
    static Stream<List<String>> configs() {
        return Golden.lines("loss/configs.txt").stream().map(line -> List.of(line.split(" ", -1)));
    }

    @ParameterizedTest
    @MethodSource("configs")
    void areThoseOfKeras(List<String> words) {
        Config config = Losses.named(words.getFirst()).config();
        List<String> entries = config.values().keySet().stream()
                .map(key -> key + "=" + text(config.values().get(key)))
                .toList();
        // Keras forgets delta, and reads it if it is there.
        boolean delta = words.getFirst().equals("huber(delta=0.3)");
        List<String> expected = words.subList(2, words.size());
        assertThat(config.className()).isEqualTo(words.get(1));
        assertThat(entries)
                .isEqualTo(
                        delta
                                ? Stream.concat(expected.stream(), Stream.of("delta=0.3"))
                                        .toList()
                                : expected);
    }

    private static String text(@Nullable Object value) {
        return value instanceof Number n ? Double.toString(n.doubleValue()) : String.valueOf(value);
    }

    @ParameterizedTest
    @MethodSource("configs")
    void areReadAsTheSameLoss(List<String> words) {
        Loss loss = Losses.named(words.getFirst());
        assertThat(Losses.of(loss.config())).isEqualTo(loss);
        assertThat(Losses.of(Config.ofMap(Map.of(
                        "class_name", loss.name(), "config", loss.config().values()))))
                .isEqualTo(loss);
    }

    @Test
    void rememberReductionAndClipping() {
        for (String text : List.of(
                "mse(reduction=sum)",
                "bce(reduction=mean)",
                "sparse_categorical_crossentropy_unclipped",
                "categorical_crossentropy_unclipped(label_smoothing=0.5)",
                "binary_crossentropy_unclipped(reduction=mean_with_sample_weight)")) {
            Loss loss = Losses.named(text);
            assertThat(Losses.of(loss.config())).isEqualTo(loss);
        }
        assertThat(Losses.named("mse(reduction=sum)").reduction()).isEqualTo(Reduction.SUM);
        Loss unclipped = Losses.sparseCategoricalCrossentropy().unclipped();
        assertThat(Losses.named("sparse_categorical_crossentropy_unclipped")).isEqualTo(unclipped);
        assertThat(unclipped).isNotEqualTo(Losses.sparseCategoricalCrossentropy());
        assertThat(Losses.named("categorical_crossentropy_unclipped"))
                .isEqualTo(Losses.categoricalCrossentropy().unclipped());
        assertThat(Losses.named("binary_crossentropy_unclipped"))
                .isEqualTo(Losses.binaryCrossentropy().unclipped());
    }

    /// The names `keras.losses.get` accepts, and Keras's older ones.
    @ParameterizedTest
    @CsvSource({
        "mse, mse MSE mean_squared_error MeanSquaredError",
        "mae, mae MAE mean_absolute_error MeanAbsoluteError",
        "mape, mape MAPE mean_absolute_percentage_error MeanAbsolutePercentageError",
        "msle, msle MSLE mean_squared_logarithmic_error MeanSquaredLogarithmicError",
        "cosine_similarity, cosine_similarity CosineSimilarity",
        "huber, huber Huber huber_loss",
        "log_cosh, log_cosh LogCosh logcosh",
        "hinge, hinge Hinge",
        "squared_hinge, squared_hinge SquaredHinge",
        "categorical_hinge, categorical_hinge CategoricalHinge",
        "kl_divergence, kl_divergence kld KLD KLDivergence kullback_leibler_divergence",
        "poisson, poisson Poisson",
        "binary_crossentropy, binary_crossentropy bce BCE BinaryCrossentropy",
        "binary_focal_crossentropy, binary_focal_crossentropy BinaryFocalCrossentropy",
        "categorical_crossentropy, categorical_crossentropy CategoricalCrossentropy",
        "categorical_focal_crossentropy, categorical_focal_crossentropy CategoricalFocalCrossentropy",
        "categorical_generalized_cross_entropy, CategoricalGeneralizedCrossEntropy",
        "sparse_categorical_crossentropy, sparse_categorical_crossentropy SparseCategoricalCrossentropy",
        "dice, dice Dice",
        "tversky, tversky Tversky",
        "circle, circle Circle"
    })
    void haveTheNamesOfKeras(String name, String aliases) {
        for (String alias : aliases.split(" ", -1)) {
            assertThat(Losses.named(alias).name()).isEqualTo(name);
            assertThat(Losses.of(Config.of(alias))).isEqualTo(Losses.named(name));
        }
    }

    @Test
    void haveFactoriesWithTheDefaultsOfKeras() {
        List<Loss> made = List.of(
                Losses.mse(),
                Losses.mae(),
                Losses.mape(),
                Losses.msle(),
                Losses.cosineSimilarity(),
                Losses.huber(1),
                Losses.logCosh(),
                Losses.hinge(),
                Losses.squaredHinge(),
                Losses.categoricalHinge(),
                Losses.klDivergence(),
                Losses.poisson(),
                Losses.binaryCrossentropy(),
                Losses.binaryFocalCrossentropy(),
                Losses.categoricalCrossentropy(),
                Losses.categoricalFocalCrossentropy(),
                Losses.categoricalGeneralizedCrossEntropy(0.5),
                Losses.sparseCategoricalCrossentropy(),
                Losses.dice(),
                Losses.tversky(0.5, 0.5),
                Losses.circle());
        for (Loss loss : made) {
            assertThat(Losses.named(loss.name())).isEqualTo(loss);
        }
        assertThat(made.stream().map(Loss::name).collect(Collectors.joining(", ")))
                .isEqualTo(KNOWN.substring(" Known: ".length(), KNOWN.length() - 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "hubber | Unknown loss 'hubber'; did you mean 'huber'?KNOWN",
                "crossentropy | Unknown loss 'crossentropy'.KNOWN",
                "sparse_crossentropy | Unknown loss 'sparse_crossentropy'; did you mean 'binary_crossentropy'?KNOWN",
                "mse_unclipped | Unknown loss 'mse_unclipped'.KNOWN",
                "ctc | The loss 'ctc' needs sequences of two lengths, input and labels, which layers do not carry yet;"
                        + " no other loss can stand for it.",
                "mse(delta=1) | 'mse' has no parameter 'delta'. It takes reduction.",
                "huber(delt=1) | 'huber' has no parameter 'delt'; did you mean 'delta'? It takes delta, reduction.",
                "huber(delta=0) | Huber expects a positive 'delta', got 0.0.",
                "huber(delta=x) | Huber expects a number for 'delta', got 'x'.",
                "mse(reduction=none) | MeanSquaredError with reduction 'none' gives a loss for each row, and training follows"
                        + " one number; use 'sum_over_batch_size' or 'sum'.",
                "mse(reduction=summ) | MeanSquaredError has no reduction 'summ'; did you mean 'sum'?"
                        + " Known: sum_over_batch_size, sum, mean, mean_with_sample_weight.",
                "bce(label_smoothing=1.5) | BinaryCrossentropy expects a 'label_smoothing' from 0 to 1, got 1.5.",
                "categorical_crossentropy(label_smoothing=-1) |"
                        + " CategoricalCrossentropy expects a 'label_smoothing' from 0 to 1, got -1.0.",
                "categorical_crossentropy(axis=1) | CategoricalCrossentropy works along the last axis, got axis '1.0';"
                        + " use -1, and a Permute layer before it where another axis is meant.",
                "binary_focal_crossentropy(gamma=-1) |"
                        + " BinaryFocalCrossentropy expects a finite 'gamma' of at least 0, got -1.0.",
                "categorical_focal_crossentropy(alpha=1e999) |"
                        + " CategoricalFocalCrossentropy expects a finite 'alpha', got Infinity.",
                "categorical_focal_crossentropy(alpha=[1,2]) |"
                        + " CategoricalFocalCrossentropy expects a number for 'alpha', got '[1.0, 2.0]'.",
                "categorical_generalized_cross_entropy(q=1) |"
                        + " CategoricalGeneralizedCrossEntropy expects a 'q' between 0 and 1, got 1.0.",
                "sparse_categorical_crossentropy(ignore_class=0.5) |"
                        + " SparseCategoricalCrossentropy expects a whole number for 'ignore_class', got '0.5'.",
                "tversky(alpha=-1) | Tversky expects an 'alpha' of at least 0, got -1.0.",
                "tversky(beta=-1) | Tversky expects a 'beta' of at least 0, got -1.0.",
                "circle(gamma=0) | Circle expects a positive 'gamma', got 0.0.",
                "circle(margin=1e999) | Circle expects a finite 'margin', got Infinity."
            })
    void sayWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> Losses.named(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message.replace("KNOWN", KNOWN));
    }

    /// In Keras's files `null` is a value: no reduction at all, all axes.
    @Test
    void takeNullForNothing() {
        assertThatThrownBy(() -> Losses.of(Config.of("Dice").with("reduction", null)))
                .hasMessage("Dice with reduction 'none' gives a loss for each row, and training follows one number;"
                        + " use 'sum_over_batch_size' or 'sum'.");
        assertThat(Losses.of(Config.of("Dice").with("axis", null))).isEqualTo(Losses.dice());
    }
}
