package dev.fanin.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.fanin.testing.Golden;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Elementwise activations: their values against Keras, their derivatives against their values.
class ActivationsTest {

    private static final Golden.Table KERAS = Golden.table("ops.txt");

    static Stream<Elementwise> elementwise() {
        Stream<ActivationFunction> parametrized = Stream.of(
                Activations.leakyRelu(0.01),
                Activations.elu(1.5),
                Activations.celu(0.5),
                Activations.gelu(true),
                Activations.hardShrink(0.3),
                Activations.softShrink(1.02),
                Activations.threshold(-0.52, 1.5),
                Activations.squarePlus(1),
                Activations.squarePlus(0),
                new TwoSlopes(0.1),
                CustomActivation.of("arctan", Math::atan));
        return Stream.concat(Activations.all().stream(), parametrized).flatMap(phi -> switch (phi) {
            case Elementwise elementwise -> Stream.of(elementwise);
            case Softmax _, LogSoftmax _, Sparsemax _ -> Stream.empty();
        });
    }

    @Nested
    class Names {
        @Test
        void areThoseOfKeras() {
            assertThat(Activations.all().stream().map(ActivationFunction::name))
                    .containsExactly(
                            "linear",
                            "relu",
                            "relu6",
                            "leaky_relu",
                            "elu",
                            "celu",
                            "selu",
                            "gelu",
                            "silu",
                            "mish",
                            "softplus",
                            "softsign",
                            "sigmoid",
                            "tanh",
                            "hard_sigmoid",
                            "hard_silu",
                            "hard_tanh",
                            "exponential",
                            "log_sigmoid",
                            "hard_shrink",
                            "soft_shrink",
                            "tanh_shrink",
                            "squareplus",
                            "sparse_plus",
                            "sparse_sigmoid",
                            "softmax",
                            "log_softmax",
                            "sparsemax");
        }

        @ParameterizedTest
        @MethodSource("dev.fanin.activation.ActivationsTest#elementwise")
        void areReadBackAsTheSameActivation(Elementwise phi) {
            if (!(phi instanceof CustomActivation)) {
                assertThat(Activations.named(phi.name())).isEqualTo(phi);
            }
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                swish                             | silu
                hard_swish                        | hard_silu
                leaky_relu(negative_slope=0.2)    | leaky_relu
                leaky_relu( negative_slope = .01) | leaky_relu(negative_slope=0.01)
                elu(alpha=1)                      | elu
                elu(alpha=1.5)                    | elu(alpha=1.5)
                celu(alpha=2)                     | celu(alpha=2.0)
                gelu(approximate=false)           | gelu
                gelu(approximate=true)            | gelu(approximate=true)
                hard_shrink(threshold=0.5)        | hard_shrink
                hard_shrink(threshold=1)          | hard_shrink(threshold=1.0)
                soft_shrink(threshold=0)          | soft_shrink(threshold=0.0)
                squareplus(b=4)                   | squareplus
                squareplus(b=1)                   | squareplus(b=1.0)
                threshold(default_value=1,threshold=0.5) | threshold(threshold=0.5,default_value=1.0)
                """)
        void showTheParametersThatAreNotThoseOfKeras(String text, String name) {
            assertThat(Activations.named(text).name()).isEqualTo(name);
        }

        @Test
        void refuseThresholdsThatAreNoNumbers() {
            assertThatThrownBy(() -> Activations.threshold(Double.NaN, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("threshold must be finite, got NaN.");
            assertThatThrownBy(() -> Activations.threshold(0, Double.POSITIVE_INFINITY))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("default_value must be finite, got Infinity.");
        }

        @Test
        void showInPlaceOfTheRecord() {
            assertThat(Activations.elu(1.5)).hasToString("elu(alpha=1.5)");
            assertThat(Activations.celu()).hasToString("celu");
            assertThat(Activations.leakyRelu()).hasToString("leaky_relu");
            assertThat(Activations.gelu(true)).hasToString("gelu(approximate=true)");
            assertThat(Activations.hardShrink()).hasToString("hard_shrink");
            assertThat(Activations.softShrink()).hasToString("soft_shrink");
            assertThat(Activations.squarePlus()).hasToString("squareplus");
            assertThat(Activations.threshold(1, 0)).hasToString("threshold(threshold=1.0,default_value=0.0)");
            assertThat(CustomActivation.of("sine", Math::sin)).hasToString("sine");
        }

        @Test
        void areSuggestedWhereOneIsWrong() {
            assertThatThrownBy(() -> Activations.named("Relu"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Unknown activation 'Relu'; did you mean 'relu'?"
                            + " Known: linear, relu, relu6, leaky_relu, elu, celu, selu, gelu, silu, mish, softplus,"
                            + " softsign, sigmoid, tanh, hard_sigmoid, hard_silu, hard_tanh, exponential, log_sigmoid,"
                            + " hard_shrink, soft_shrink, tanh_shrink, squareplus, sparse_plus, sparse_sigmoid, softmax,"
                            + " log_softmax, sparsemax, threshold.");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                tanh(alpha=1)                 | 'tanh' takes no parameters, got 'alpha'.
                elu(alfa=1)                   | 'elu' has no parameter 'alfa'; did you mean 'alpha'? It takes alpha.
                elu(alpha=-1)                 | alpha must be at least 0 and finite, got -1.0.
                celu(alpha=0)                 | alpha must be positive and finite, got 0.0.
                gelu(approximate=yes)         | 'gelu' expects true or false for 'approximate', got 'yes'.
                leaky_relu(negative_slope=-1) | negative_slope must be at least 0 and finite, got -1.0.
                hard_shrink(threshold=-1)     | threshold must be at least 0 and finite, got -1.0.
                soft_shrink(lambda=1)         | 'soft_shrink' has no parameter 'lambda'. It takes threshold.
                soft_shrink(threshold=-1)     | threshold must be at least 0 and finite, got -1.0.
                squareplus(b=-4)              | b must be at least 0 and finite, got -4.0.
                threshold                     | 'threshold' expects 'threshold' and 'default_value', which have no \
                defaults, as in 'threshold(threshold=1,default_value=0)'.
                threshold(threshold=1)        | 'threshold' expects 'threshold' and 'default_value', which have no \
                defaults, as in 'threshold(threshold=1,default_value=0)'.
                threshold(threshold=inf,default_value=0) | 'threshold' expects a finite number for 'threshold', got 'inf'.
                """, quoteCharacter = '"')
        void refuseParametersThatMeanNothing(String text, String message) {
            assertThatThrownBy(() -> Activations.named(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(message);
        }
    }

    @Nested
    class Values {
        /// Relative to the larger of value and smallest normal number; Keras computes in float32.
        @ParameterizedTest
        @ValueSource(strings = {"linear", "relu", "sigmoid", "tanh"})
        void areThoseOfKeras(String name) {
            float[] z = KERAS.get("x");
            float[] expected = KERAS.get("activation." + name);
            float[] x = new float[z.length];
            Activations.named(name).forward(z, x, 0, 1, z.length);
            for (int i = 0; i < z.length; i++) {
                assertThat((double) x[i])
                        .as("%s(%s)", name, z[i])
                        .isCloseTo(expected[i], within(3e-7 * Math.abs(expected[i]) + 1e-37));
            }
        }

        /// Keras computes these in float32 from larger numbers that nearly cancel, so it is off by
        /// some roundings of its argument, at most 6: gelu(-6) is -6e-9, and Keras says 0.
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "relu6",
                    "leaky_relu",
                    "elu",
                    "celu",
                    "selu",
                    "gelu",
                    "silu",
                    "mish",
                    "softplus",
                    "softsign",
                    "hard_sigmoid",
                    "hard_silu",
                    "hard_tanh",
                    "exponential",
                    "log_sigmoid",
                    "hard_shrink",
                    "soft_shrink",
                    "tanh_shrink"
                })
        void areThoseOfKerasUpToItsRoundings(String name) {
            float[] z = KERAS.get("x");
            float[] expected = KERAS.get("activation." + name);
            float[] trained = new float[z.length];
            Activations.named(name).forward(z, trained, 0, 1, z.length);
            for (int i = 0; i < z.length; i++) {
                double x = ((Elementwise) Activations.named(name)).value(z[i]);
                assertThat(x).as("%s(%s)", name, z[i]).isCloseTo(expected[i], within(3e-7 * (1 + Math.abs(x))));
                assertThat((double) trained[i])
                        .as("%s(%s) in float32", name, z[i])
                        .isCloseTo(expected[i], within(6e-7 * (1 + Math.abs(x))));
            }
        }

        /// `0.5 z (1 + tanh(sqrt(2 / pi) (z + 0.044715 z^3)))`, term by term.
        @Test
        void ofTheApproximateGeluAreThoseOfItsFormula() {
            for (double z = -4; z <= 4; z += 0.25) {
                double u = Math.sqrt(2 / Math.PI) * (z + 0.044715 * z * z * z);
                double expected = 0.5 * z * (1 + Math.tanh(u));
                assertThat(Activations.gelu(true).value(z)).isCloseTo(expected, within(1e-15));
            }
            assertThat(Activations.gelu(true)).isNotEqualTo(Activations.gelu());
        }

        /// Keras adds z to a root as large, and so is off by half a rounding of the larger
        /// argument.
        @Test
        void ofSquareplusAreThoseOfKerasUpToItsRoundings() {
            float[] z = KERAS.get("x");
            float[] expected = KERAS.get("activation.squareplus");
            for (int i = 0; i < z.length; i++) {
                assertThat(Activations.squarePlus().value(z[i]))
                        .as("squareplus(%s)", z[i])
                        .isCloseTo(expected[i], within(6e-8 * (1 + Math.abs(z[i]))));
            }
        }

        /// The formulas of Keras's documentation of `keras.ops.sparse_plus` and
        /// `keras.ops.sparse_sigmoid`, by hand.
        @ParameterizedTest
        @CsvSource({
            "-2, 0, 0",
            "-1, 0, 0",
            "-0.5, 0.0625, 0.25",
            "0, 0.25, 0.5",
            "0.5, 0.5625, 0.75",
            "1, 1, 1",
            "3, 3, 1"
        })
        void ofTheSparseTwinsAreThoseOfTheirFormulas(double z, double plus, double sigmoid) {
            assertThat(Activations.sparsePlus().value(z)).isEqualTo(plus);
            assertThat(Activations.sparseSigmoid().value(z)).isEqualTo(sigmoid);
            assertThat(Activations.sparsePlus().derivative(z)).isEqualTo(sigmoid);
        }

        /// Above the threshold only, as in `keras.ops.threshold` and `torch.nn.Threshold`.
        @ParameterizedTest
        @CsvSource({"0.5, 7", "1, 7", "1.5, 1.5"})
        void ofThresholdChangeJustAboveIt(double z, double expected) {
            assertThat(Activations.threshold(1, 7).value(z)).isEqualTo(expected);
        }

        /// In decimal arithmetic of 40 digits; plain subtraction would keep 10 digits, and 4 at
        /// 1e-6.
        @ParameterizedTest
        @CsvSource({"1e-3, 3.333332000000539e-10", "1e-6, 3.333333333332e-19", "0.0999, 3.310129905879508e-4"})
        void ofTanhShrinkKeepTheirDigitsNearZero(double z, double expected) {
            assertThat(Activations.tanhShrink().value(z)).isCloseTo(expected, withinPercentage(1e-10));
            assertThat(Activations.tanhShrink().value(-z)).isCloseTo(-expected, withinPercentage(1e-10));
        }

        /// Where `z + sqrt(z^2 + 4)` would be 0: `phi(z) = -1/z` up to the fourth order.
        @Test
        void ofSquareplusKeepTheirDigitsFarBelowZero() {
            assertThat(Activations.squarePlus().value(-1e10)).isCloseTo(1e-10, withinPercentage(1e-10));
            assertThat(Activations.squarePlus(0).value(-3)).isZero();
            assertThat(Activations.logSigmoid().value(800)).isZero();
            assertThat(Activations.logSigmoid().value(-800)).isEqualTo(-800);
        }

        /// The tail of gelu by mpmath with 30 digits.
        @ParameterizedTest
        @CsvSource({"-8, -4.976768459417427e-15", "-12, -2.1317785344932147e-32", "-20, -5.507248237212468e-88"})
        void ofGeluKeepTheirDigitsInTheTail(double z, double expected) {
            assertThat(Activations.gelu().value(z)).isCloseTo(expected, withinPercentage(1e-10));
        }

        @ParameterizedTest
        @MethodSource("dev.fanin.activation.ActivationsTest#elementwise")
        void andSlopesAreFiniteForEveryFloat(Elementwise phi) {
            if (!(phi instanceof Exponential)) {
                for (double z : new double[] {0, 1e-30, 20, 40, 90, 800, 1e4, 1e30, Float.MAX_VALUE}) {
                    assertThat(phi.value(z)).as("phi(%s)", z).isFinite();
                    assertThat(phi.value(-z)).as("phi(%s)", -z).isFinite();
                    assertThat(phi.derivative(z)).as("phi'(%s)", z).isBetween(0.0, 1.8);
                    assertThat(phi.derivative(-z)).as("phi'(%s)", -z).isBetween(-0.2, 1.8);
                }
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"relu", "relu6", "elu", "gelu", "gelu(approximate=true)", "silu", "mish", "hard_silu"})
        void goToZeroOrIdentityFarOut(String name) {
            Elementwise phi = (Elementwise) Activations.named(name);
            assertThat(phi.value(5.5)).isCloseTo(5.5, within(0.03));
            assertThat(phi.value(-1e4)).isCloseTo(phi instanceof Elu ? -1 : 0, within(0.0));
        }

        /// A minimum within the bound, and touching it.
        @ParameterizedTest
        @ValueSource(strings = {"gelu", "gelu(approximate=true)", "silu", "mish", "hard_silu"})
        void haveTheLeastValueStated(String name) {
            Elementwise phi = (Elementwise) Activations.named(name);
            double least = DoubleStream.iterate(-2, z -> z < 0, z -> z + 1e-4)
                    .map(phi::value)
                    .min()
                    .orElseThrow();
            assertThat(least).isBetween(phi.lower(), phi.lower() + 1e-8);
        }

        @ParameterizedTest
        @MethodSource("dev.fanin.activation.ActivationsTest#elementwise")
        void stayWithinTheBoundsStated(Elementwise phi) {
            for (double z : new double[] {-1e30, -1000, -1, 0, 1, 1000, 1e30}) {
                assertThat(phi.value(z)).isBetween(phi.lower(), phi.upper());
            }
        }

        @ParameterizedTest
        @MethodSource("dev.fanin.activation.ActivationsTest#elementwise")
        void scaleWithTheSignalWhereTheySaySo(Elementwise phi) {
            if (phi.isHomogeneous()) {
                for (double z : new double[] {-2, -0.5, 0, 0.5, 2}) {
                    assertThat(phi.value(8 * z)).isEqualTo(8 * phi.value(z));
                }
            }
        }

        @Test
        void keepSmallProbabilitiesAndNotANumber() {
            assertThat(Activations.sigmoid().value(-700)).isCloseTo(Math.exp(-700), within(1e-315));
            assertThat(Activations.sigmoid().value(Double.NaN)).isNaN();
            float[] x = new float[1];
            Activations.relu().forward(new float[] {Float.NaN}, x, 0, 1, 1);
            assertThat(x[0]).isNaN();
        }
    }

    @Nested
    class Derivatives {
        /// Central differences with h = 1e-5: truncation h^2/6 |phi'''| below 1e-10, rounding
        /// 1e-11.
        @ParameterizedTest
        @MethodSource("dev.fanin.activation.ActivationsTest#elementwise")
        void areThoseOfTheValue(Elementwise phi) {
            double h = 1e-5;
            for (double z = -6.05; z < 6; z += 0.1) {
                double expected = (phi.value(z + h) - phi.value(z - h)) / (2 * h);
                assertThat(phi.derivative(z)).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
            }
        }

        @Test
        void takeTheLeftSideAtTheKinkOfRelu() {
            assertThat(Activations.relu().derivative(0)).isZero();
            assertThat(DoubleStream.of(Activations.relu().kinks()).toArray()).containsExactly(0);
        }
    }
}
