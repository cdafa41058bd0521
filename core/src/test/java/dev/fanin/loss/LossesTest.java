package dev.fanin.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.activation.Activations;
import dev.fanin.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for every loss: gradients are those of the values, shapes, labels, and what is not a
/// number.
class LossesTest {

    private static final int WIDTH = 5;

    /// Those of [KerasLossesTest] that are apart or unclipped, where values change smoothly: inputs
    /// that no kink or bound is near.
    static Stream<KerasLossesTest.Case> smooth() {
        return KerasLossesTest.cases()
                .filter(c -> !c.key().contains("edge") && !c.key().contains("saturated"))
                .filter(c -> !c.key().contains("remove_diagonal"));
    }

    /// Central differences at h = 1/256 and h/2, extrapolated; what they differ by bounds the rest.
    /// Probabilities are rounded to float32 before they are clipped, which moves a logarithm by
    /// 2^-24 and a difference by up to 512 times that. Where differences do not shrink, a kink is
    /// between; that they mostly do is checked.
    @ParameterizedTest
    @MethodSource("smooth")
    void haveTheGradientOfTheirValues(KerasLossesTest.Case c) {
        float[] gradient = c.gradient();
        double[] wide = new double[gradient.length];
        double[] narrow = new double[gradient.length];
        for (int i = 0; i < gradient.length; i++) {
            wide[i] = difference(c, i, 1 / 256f);
            narrow[i] = difference(c, i, 1 / 512f);
        }
        double largest = IntStream.range(0, narrow.length)
                .mapToDouble(i -> Math.abs(narrow[i]))
                .max()
                .orElseThrow();
        int checked = 0;
        for (int i = 0; i < gradient.length; i++) {
            double spread = Math.abs(narrow[i] - wide[i]);
            if (spread < 0.05 * Math.max(largest, 1)) {
                double slope = (4 * narrow[i] - wide[i]) / 3;
                assertThat((double) gradient[i])
                        .isCloseTo(slope, within(3e-6 * Math.max(1, largest) + 3 * 512 * 0x1p-24 + spread));
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(gradient.length * 3 / 4);
    }

    private static double difference(KerasLossesTest.Case c, int i, float h) {
        float[] output = c.output().clone();
        output[i] = c.output()[i] + h;
        double step = output[i];
        double up = total(c, output);
        output[i] = c.output()[i] - h;
        step -= output[i];
        return (up - total(c, output)) / step;
    }

    private static double total(KerasLossesTest.Case c, float[] output) {
        double[] losses = new double[c.used().count(c.rows())];
        c.used().values(c.rows(), WIDTH, output, c.target(), losses);
        float[] factors = KerasLossesTest.input("factors");
        return IntStream.range(0, losses.length)
                .mapToDouble(r -> factors[r] * losses[r])
                .sum();
    }

    /// One value of row 1 that is not a number makes the loss of row 1 none, or of the batch, but
    /// of no other row, unless rows are compared with each other.
    @ParameterizedTest
    @MethodSource("dev.fanin.loss.KerasLossesTest#cases")
    void doNotHideWhatIsNotANumber(KerasLossesTest.Case c) {
        boolean ignored = c.loss() instanceof SparseCategoricalCrossentropy s && s.isMasked();
        for (int k = 0; k < WIDTH; k++) {
            float[] output = c.output().clone();
            output[WIDTH + k] = Float.NaN;
            double[] losses = new double[c.used().count(c.rows())];
            c.used().values(c.rows(), WIDTH, output, c.target(), losses);
            boolean whole = losses.length == 1 || c.loss() instanceof Circle;
            for (int row = 0; row < losses.length; row++) {
                assertThat(Double.isNaN(losses[row])).isEqualTo(whole || (row == 1 && !ignored));
            }
        }
    }

    @Nested
    class Joined {
        private static final float[] WRONG = {1e4f, -1e4f, 0};
        private static final float[] RIGHT = {-1e4f, 1e4f, 0};

        static Stream<Loss> crossentropies() {
            return Stream.of(Losses.sparseCategoricalCrossentropy(), Losses.categoricalCrossentropy());
        }

        static Stream<Loss> unclipped() {
            return Stream.of(
                    Losses.sparseCategoricalCrossentropy().unclipped(),
                    Losses.categoricalCrossentropy().unclipped());
        }

        private static double value(Loss loss, float[] logits) {
            double[] losses = new double[1];
            loss.joined(Activations.softmax()).values(1, 3, logits, target(loss), losses);
            return losses[0];
        }

        private static float[] gradient(Loss loss, float[] logits) {
            float[] gradient = new float[3];
            loss.joined(Activations.softmax()).gradient(1, 3, logits, target(loss), new float[] {1}, gradient);
            return gradient;
        }

        private static float[] target(Loss loss) {
            return loss instanceof SparseCategoricalCrossentropy ? new float[] {1} : new float[] {0, 1, 0};
        }

        /// Keras: -log(1e-7) = 16.118, and nothing to learn from.
        @ParameterizedTest
        @MethodSource("crossentropies")
        void aHugeMistakeIsClipped(Loss loss) {
            assertThat(value(loss, WRONG)).isCloseTo(-Math.log(1e-7), within(1e-6));
            assertThat(gradient(loss, WRONG)).containsExactly(0, 0, 0);
        }

        /// Keras: -log(1 - 2^-23), the float32 nearest to 1 - 1e-7.
        @ParameterizedTest
        @MethodSource("crossentropies")
        void aSurePredictionThatIsRightIsClipped(Loss loss) {
            assertThat(value(loss, RIGHT)).isCloseTo(-Math.log1p(-0x1p-23), within(1e-15));
            assertThat(gradient(loss, RIGHT)).containsExactly(0, 0, 0);
        }

        @ParameterizedTest
        @MethodSource("unclipped")
        void aHugeMistakeCostsTheDifferenceOfTheLogitsWithoutClipping(Loss loss) {
            assertThat(value(loss, WRONG)).isEqualTo(2e4);
            assertThat(gradient(loss, WRONG)).containsExactly(1, -1, 0);
            assertThat(value(loss, RIGHT)).isZero();
            assertThat(gradient(loss, RIGHT)).containsExactly(0, 0, 0);
        }

        @Test
        void aHugeMistakeOfASigmoidIsClippedOrNot() {
            Loss clipped = Losses.binaryCrossentropy().joined(Activations.sigmoid());
            Loss exact = Losses.binaryCrossentropy().unclipped().joined(Activations.sigmoid());
            float[] logits = {100, -100, 100, -100};
            float[] target = {0, 1, 1, 0};
            double[] losses = new double[4];
            float[] gradient = new float[4];
            float[] ones = {1, 1, 1, 1};
            clipped.values(4, 1, logits, target, losses);
            clipped.gradient(4, 1, logits, target, ones, gradient);
            assertThat(losses[0]).isCloseTo(23 * Math.log(2), within(1e-12));
            assertThat(losses[1]).isCloseTo(-Math.log(1e-7), within(1e-6));
            assertThat(gradient).containsOnly(0);
            exact.values(4, 1, logits, target, losses);
            exact.gradient(4, 1, logits, target, ones, gradient);
            assertThat(losses[0]).isEqualTo(100);
            assertThat(losses[1]).isEqualTo(100);
            assertThat(losses[2]).isCloseTo(0, within(1e-40));
            assertThat(losses[3]).isCloseTo(0, within(1e-40));
            assertThat(gradient[0]).isEqualTo(1);
            assertThat(gradient[1]).isEqualTo(-1);
        }

        /// Only what follows a softmax is computed from logits: from probabilities Keras on
        /// TensorFlow clips as well.
        @Test
        void unclippedFromProbabilitiesIsClipped() {
            double[] losses = new double[1];
            Losses.sparseCategoricalCrossentropy()
                    .unclipped()
                    .values(1, 2, new float[] {1, 0}, new float[] {1}, losses);
            assertThat(losses[0]).isCloseTo(-Math.log(1e-7), within(1e-6));
        }
    }

    @Nested
    class Targets {
        @Test
        void haveTheShapeOfTheOutputOrOneClassNumberARow() {
            KerasLossesTest.cases().map(KerasLossesTest.Case::loss).distinct().forEach(loss -> {
                boolean classes = loss instanceof SparseCategoricalCrossentropy
                        || loss instanceof CategoricalGeneralizedCrossEntropy
                        || loss instanceof Circle;
                assertThat(loss.targetShape(Shape.of(3))).isEqualTo(classes ? Shape.of() : Shape.of(3));
            });
            assertThat(Losses.sparseCategoricalCrossentropy().targetShape(Shape.of(7, 3)))
                    .isEqualTo(Shape.of(7));
        }

        @Test
        void needAnAxisOfClasses() {
            for (Loss loss :
                    List.of(Losses.sparseCategoricalCrossentropy(), Losses.categoricalGeneralizedCrossEntropy(0.5))) {
                assertThatThrownBy(() -> loss.targetShape(Shape.of()))
                        .hasMessage("The loss '" + loss.name() + "' expects an output with an axis of classes, got one"
                                + " number a sample; end the network with a layer of one node a class.");
            }
            assertThatThrownBy(() -> Losses.circle().targetShape(Shape.of(2, 3)))
                    .hasMessage("The loss 'circle' expects an output of one axis a sample, got (2, 3); end the network"
                            + " with a Flatten or a Dense layer.");
        }

        @ParameterizedTest
        @ValueSource(floats = {-1, 3, 0.5f, Float.NaN, 1e10f})
        void mustBeClassNumbersForTheSparseLosses(float label) {
            float[] output = {0.2f, 0.3f, 0.5f};
            String message = "Labels must be whole numbers from 0 to 2 for an output of 3 classes, got " + label + ".";
            Loss sparse = Losses.sparseCategoricalCrossentropy();
            Loss ignoring = new SparseCategoricalCrossentropy(false, OptionalInt.of(9), true, Reduction.SUM);
            for (Loss loss : List.of(
                    sparse,
                    sparse.joined(Activations.softmax()),
                    ignoring,
                    Losses.categoricalGeneralizedCrossEntropy(0.5))) {
                assertThatThrownBy(() -> loss.values(1, 3, output, new float[] {label}, new double[1]))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage(message);
                assertThatThrownBy(() -> loss.gradient(1, 3, output, new float[] {label}, new float[1], new float[3]))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage(message);
            }
        }

        @Test
        void ofTheIgnoredClassCostNothingWhateverTheOutput() {
            Loss loss = Losses.named("sparse_categorical_crossentropy(ignore_class=255)");
            float[] output = {Float.NaN, 1, 0.5f, 0.5f};
            double[] losses = {9, 9};
            float[] gradient = {9, 9, 9, 9};
            float[] target = {255, 0};
            loss.values(2, 2, output, target, losses);
            loss.gradient(2, 2, output, target, new float[] {1, 1}, gradient);
            assertThat(losses[0]).isZero();
            assertThat(losses[1]).isCloseTo(Math.log(2), within(1e-7));
            assertThat(gradient).containsExactly(0, 0, -1, 1);
            assertThat(loss.isMasked()).isTrue();
            assertThat(loss.counts(0, target, 0)).isFalse();
            assertThat(loss.counts(1, target, 0)).isTrue();
        }
    }

    /// Hinge losses look at all targets of a batch: one that is neither 0 nor 1 leaves all as they
    /// are.
    @Test
    void ofHingesTakeZerosForMinusOneWhereAllAreBinary() {
        float[] output = {0.5f, 0.5f};
        double[] losses = new double[2];
        Losses.hinge().values(2, 1, output, new float[] {0, 1}, losses);
        assertThat(losses).containsExactly(1.5, 0.5);
        Losses.hinge().values(2, 1, output, new float[] {0, -1}, losses);
        assertThat(losses).containsExactly(1, 1.5);
    }

    @Test
    void ofACosineWithNothingAreZero() {
        double[] losses = new double[1];
        float[] gradient = new float[2];
        Losses.cosineSimilarity().values(1, 2, new float[2], new float[] {3, 4}, losses);
        Losses.cosineSimilarity().gradient(1, 2, new float[2], new float[] {3, 4}, new float[] {1}, gradient);
        assertThat(losses[0]).isZero();
        assertThat(gradient).containsExactly(-0.6f * 1e7f, -0.8f * 1e7f);
    }

    /// Both sums run over the batch, so a batch of any size has one loss.
    @Test
    void ofAllRowsTogetherAreOne() {
        assertThat(Losses.dice().count(7)).isEqualTo(1);
        assertThat(Losses.tversky(1, 1).count(7)).isEqualTo(1);
        assertThat(Losses.named("dice(axis=-1)").count(7)).isEqualTo(7);
        assertThat(Losses.mse().count(7)).isEqualTo(7);
    }

    @Test
    void ofReductionsDivideByWhatTheySay() {
        assertThat(Arrays.stream(Reduction.values())
                        .mapToDouble(r -> r.divisor(3, 5))
                        .toArray())
                .containsExactly(3, 1, 3, 5);
    }
}
