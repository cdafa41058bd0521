package dev.fanin.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.tensor.Shape;
import dev.fanin.testing.Golden;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Values against Keras, gradients against values.
class LossesTest {

    private static final Golden.Table KERAS = Golden.table("ops.txt");
    private static final int WIDTH = 5;

    record Case(Loss loss, String output, String target, String expected) {
        @Override
        public String toString() {
            return expected;
        }

        float[] outputs() {
            return KERAS.get(output);
        }

        float[] targets() {
            return KERAS.get(target);
        }

        int targetWidth() {
            return targets().length * WIDTH / outputs().length;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(Losses.mse(), "loss.mse.output", "loss.mse.target", "loss.MeanSquaredError"),
                new Case(Losses.categoricalCrossentropy(), "loss.probs", "loss.onehot", "loss.CategoricalCrossentropy"),
                new Case(
                        new CategoricalCrossentropy(true),
                        "loss.logits",
                        "loss.onehot",
                        "loss.CategoricalCrossentropy_logits"),
                new Case(
                        Losses.sparseCategoricalCrossentropy(),
                        "loss.probs",
                        "loss.sparse",
                        "loss.SparseCategoricalCrossentropy"),
                new Case(
                        new SparseCategoricalCrossentropy(true),
                        "loss.logits",
                        "loss.sparse",
                        "loss.SparseCategoricalCrossentropy_logits"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void giveTheValuesThatKerasGives(Case c) {
        float[] expected = KERAS.get(c.expected());
        for (int row = 0; row < expected.length; row++) {
            double value = c.loss().value(c.outputs(), row * WIDTH, c.targets(), row * c.targetWidth(), WIDTH);
            assertThat(value).isCloseTo(expected[row], within(3e-7 * Math.max(1, expected[row])));
        }
    }

    /// Central differences at h = 1/256 and h/2, extrapolated; what they differ by bounds the rest.
    /// The losses are computed in double, but clipping rounds a probability to float32, which moves
    /// `-log p` by 2^-24 and the difference by up to 512 times that.
    @ParameterizedTest
    @MethodSource("cases")
    void haveTheGradientOfTheirValues(Case c) {
        float factor = 0.25f;
        float[] outputs = c.outputs().clone();
        float[] gradient = new float[outputs.length];
        for (int row = 0; row < outputs.length / WIDTH; row++) {
            c.loss().gradient(outputs, row * WIDTH, c.targets(), row * c.targetWidth(), WIDTH, factor, gradient);
        }
        for (int i = 0; i < outputs.length; i++) {
            double wide = difference(c, i, 1 / 256f);
            double narrow = difference(c, i, 1 / 512f);
            double slope = (4 * narrow - wide) / 3;
            assertThat((double) gradient[i])
                    .isCloseTo(factor * slope, within(factor * (512 * 0x1p-24 + Math.abs(narrow - wide) / 50)));
        }
    }

    private static double difference(Case c, int i, float h) {
        float[] outputs = c.outputs().clone();
        int row = i / WIDTH;
        float kept = outputs[i];
        outputs[i] = kept + h;
        double step = outputs[i];
        double up = c.loss().value(outputs, row * WIDTH, c.targets(), row * c.targetWidth(), WIDTH);
        outputs[i] = kept - h;
        step -= outputs[i];
        double down = c.loss().value(outputs, row * WIDTH, c.targets(), row * c.targetWidth(), WIDTH);
        return (up - down) / step;
    }

    @Nested
    class Names {
        @ParameterizedTest
        @CsvSource({
            "mse, mse",
            "MSE, mse",
            "mean_squared_error, mse",
            "MeanSquaredError, mse",
            "categorical_crossentropy, categorical_crossentropy",
            "CategoricalCrossentropy, categorical_crossentropy",
            "sparse_categorical_crossentropy, sparse_categorical_crossentropy",
            "SparseCategoricalCrossentropy, sparse_categorical_crossentropy"
        })
        void areThoseOfKeras(String name, String canonical) {
            assertThat(Losses.named(name).name()).isEqualTo(canonical);
        }

        @Test
        void areSuggestedWhereOneIsWrong() {
            assertThatThrownBy(() -> Losses.named("sparse_crossentropy"))
                    .hasMessage("Unknown loss 'sparse_crossentropy'."
                            + " Known: mse, categorical_crossentropy, sparse_categorical_crossentropy.");
            assertThatThrownBy(() -> Losses.named("categorical_cross_entropy"))
                    .hasMessage("Unknown loss 'categorical_cross_entropy'; did you mean 'categorical_crossentropy'?"
                            + " Known: mse, categorical_crossentropy, sparse_categorical_crossentropy.");
        }
    }

    @Nested
    class Targets {
        @Test
        void haveTheShapeOfTheOutputOrOneClassNumberARow() {
            assertThat(Losses.mse().targetShape(Shape.of(1, 3))).isEqualTo(Shape.of(1, 3));
            assertThat(Losses.categoricalCrossentropy().targetShape(Shape.of(1, 3)))
                    .isEqualTo(Shape.of(1, 3));
            assertThat(Losses.sparseCategoricalCrossentropy().targetShape(Shape.of(1, 3)))
                    .isEqualTo(Shape.of(1));
        }

        @ParameterizedTest
        @ValueSource(floats = {-1, 3, 0.5f, Float.NaN, 1e10f})
        void mustBeClassNumbersForTheSparseLoss(float label) {
            float[] output = {0.2f, 0.3f, 0.5f};
            String message = "Labels must be whole numbers from 0 to 2 for an output of 3 classes, got " + label + ".";
            for (boolean fromLogits : new boolean[] {false, true}) {
                Loss loss = new SparseCategoricalCrossentropy(fromLogits);
                assertThatThrownBy(() -> loss.value(output, 0, new float[] {label}, 0, 3))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage(message);
                assertThatThrownBy(() -> loss.gradient(output, 0, new float[] {label}, 0, 3, 1, new float[3]))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage(message);
            }
        }
    }
}
