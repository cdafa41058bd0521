package dev.fanin.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.activation.Softmax;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Cross-entropy where softmax and logarithm apart would lose everything.
class CrossentropyStabilityTest {

    /// A loss, and its target for class 1 of three.
    record Case(Loss loss) {
        float[] target() {
            return loss instanceof SparseCategoricalCrossentropy ? new float[] {1} : new float[] {0, 1, 0};
        }
    }

    static Stream<Case> onProbabilities() {
        return Stream.of(new Case(Losses.sparseCategoricalCrossentropy()), new Case(Losses.categoricalCrossentropy()));
    }

    @ParameterizedTest
    @MethodSource("onProbabilities")
    void aHugeMistakeCostsTheDifferenceOfTheLogitsAndHasAFullGradient(Case c) {
        float[] logits = {1e4f, -1e4f, 0};
        Loss loss = c.loss().onLogits();
        float[] gradient = new float[3];
        loss.gradient(logits, 0, c.target(), 0, 3, 1, gradient);
        assertThat(loss.value(logits, 0, c.target(), 0, 3)).isEqualTo(2e4);
        assertThat(gradient).containsExactly(1, -1, 0);
    }

    @ParameterizedTest
    @MethodSource("onProbabilities")
    void aSurePredictionThatIsRightCostsNothing(Case c) {
        float[] logits = {-1e4f, 1e4f, 0};
        Loss loss = c.loss().onLogits();
        float[] gradient = new float[3];
        loss.gradient(logits, 0, c.target(), 0, 3, 1, gradient);
        assertThat(loss.value(logits, 0, c.target(), 0, 3)).isZero();
        assertThat(gradient).containsExactly(0, 0, 0);
    }

    @ParameterizedTest
    @MethodSource("onProbabilities")
    void fusedAndUnfusedAgreeWhereBothAreStable(Case c) {
        float[] logits = {0.3f, -1.7f, 2.2f};
        float[] probabilities = new float[3];
        new Softmax().forward(logits, probabilities, 0, 1, 3);
        float[] fused = new float[3];
        float[] apart = new float[3];
        c.loss().onLogits().gradient(logits, 0, c.target(), 0, 3, 1, fused);
        c.loss().gradient(probabilities, 0, c.target(), 0, 3, 1, apart);
        new Softmax().backward(logits, probabilities, apart, 0, 1, 3);
        assertThat(c.loss().value(probabilities, 0, c.target(), 0, 3))
                .isCloseTo(c.loss().onLogits().value(logits, 0, c.target(), 0, 3), within(1e-6));
        for (int k = 0; k < 3; k++) {
            assertThat(apart[k]).isCloseTo(fused[k], within(1e-6f));
        }
    }

    @Nested
    class Probabilities {
        /// Keras: -log(1e-7) = 16.118, and nothing to learn from.
        @ParameterizedTest
        @MethodSource("dev.fanin.loss.CrossentropyStabilityTest#onProbabilities")
        void ofZeroAreClippedAsInKeras(Case c) {
            float[] output = {1, 0, 0};
            float[] gradient = {9, 9, 9};
            c.loss().gradient(output, 0, c.target(), 0, 3, 1, gradient);
            assertThat(c.loss().value(output, 0, c.target(), 0, 3)).isCloseTo(-Math.log(1e-7), within(1e-6));
            assertThat(gradient).containsExactly(0, 0, 0);
        }

        /// Keras divides a row by its sum in both losses: probabilities 0.25, 0.5 and 0.25.
        @ParameterizedTest
        @MethodSource("dev.fanin.loss.CrossentropyStabilityTest#onProbabilities")
        void thatDoNotSumToOneAreDividedByTheirSumAsInKeras(Case c) {
            float[] output = {0.5f, 1, 0.5f};
            float[] gradient = new float[3];
            c.loss().gradient(output, 0, c.target(), 0, 3, 1, gradient);
            assertThat(c.loss().value(output, 0, c.target(), 0, 3)).isCloseTo(Math.log(2), within(1e-7));
            // d/dy_j (log s - log y_c) = 1/s - 1[j = c] / y_c
            assertThat(gradient).containsExactly(0.5f, -0.5f, 0.5f);
        }
    }

    @Test
    void softTargetsCostTheirMean() {
        float[] logits = {0.5f, -1, 2};
        float[] soft = {0.25f, 0.25f, 0.5f};
        Loss loss = new CategoricalCrossentropy(true);
        double mean = 0;
        for (int k = 0; k < 3; k++) {
            float[] oneHot = new float[3];
            oneHot[k] = 1;
            mean += soft[k] * loss.value(logits, 0, oneHot, 0, 3);
        }
        assertThat(loss.value(logits, 0, soft, 0, 3)).isCloseTo(mean, within(1e-12));
    }

    @Test
    void notANumberIsNotHidden() {
        float[] output = {Float.NaN, 0.5f, 0.5f};
        onProbabilities().forEach(c -> {
            assertThat(c.loss().onLogits().value(output, 0, c.target(), 0, 3)).isNaN();
            assertThat(c.loss().value(output, 0, c.target(), 0, 3)).isNaN();
        });
    }

    @Test
    void rowsBesideAreLeftAlone() {
        float[] output = {7, 7, 7, 0.2f, 0.3f, 0.5f, 7, 7, 7};
        onProbabilities()
                .flatMap(c -> Stream.of(c, new Case(c.loss().onLogits())))
                .forEach(c -> {
                    float[] gradient = new float[9];
                    Arrays.fill(gradient, 5);
                    c.loss().gradient(output, 3, c.target(), 0, 3, 1, gradient);
                    assertThat(new float[] {gradient[0], gradient[1], gradient[2]})
                            .containsOnly(5);
                    assertThat(new float[] {gradient[6], gradient[7], gradient[8]})
                            .containsOnly(5);
                });
    }
}
