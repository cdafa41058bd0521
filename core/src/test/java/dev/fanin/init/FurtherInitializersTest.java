package dev.fanin.init;

import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.math.GaussLegendre;
import dev.fanin.random.Law;
import dev.fanin.tensor.Shape;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Initializers that Keras, PyTorch and JAX have not.
class FurtherInitializersTest {

    @Nested
    class Zero {
        @Test
        void isTheIdentityWhereALayerDoesNotWiden() {
            assertThat(draw("zero_hadamard", 2, 2)).containsExactly(1, 0, 0, 1);
            assertThat(draw("zero_hadamard", 3, 2)).containsExactly(1, 0, 0, 1, 0, 0);
        }

        /// Sylvester's matrix of order 4, its first two rows and three columns, times
        /// `2^(-(2 - 1) / 2)`.
        @Test
        void isAPartOfAHadamardMatrixWhereItWidens() {
            float c = (float) Math.sqrt(0.5);
            assertThat(draw("ZerO", 2, 3)).containsExactly(c, c, c, c, -c, c);
        }

        /// Sylvester's recursion `H(2n) = [[H, H], [H, -H]]`, where the code counts bits.
        @ParameterizedTest
        @CsvSource({"5, 12, 16", "7, 8, 8", "15, 17, 32"})
        void isSylvestersMatrix(int inputs, int outputs, int order) {
            int[][] hadamard = {{1}};
            while (hadamard.length < order) {
                int n = hadamard.length;
                int[][] twice = new int[2 * n][2 * n];
                for (int i = 0; i < 2 * n; i++) {
                    for (int j = 0; j < 2 * n; j++) {
                        twice[i][j] = hadamard[i % n][j % n] * (i >= n && j >= n ? -1 : 1);
                    }
                }
                hadamard = twice;
            }
            double c = Math.pow(2, -(Math.log(order) / Math.log(2) - 1) / 2);
            float[] kernel = draw("zero_hadamard", inputs, outputs);
            for (int i = 0; i < inputs; i++) {
                for (int j = 0; j < outputs; j++) {
                    assertThat((double) kernel[i * outputs + j]).isCloseTo(c * hadamard[i][j], within(1e-7));
                }
            }
        }

        @Test
        void setsOnlyTheMiddleTapOfAConvolution() {
            float[] kernel = draw("zero_hadamard", 3, 3, 2, 2);
            float[] expected = new float[36];
            expected[4 * 4] = 1;
            expected[4 * 4 + 3] = 1;
            assertThat(kernel).isEqualTo(expected);
        }

        /// The closed forms against sums over the elements.
        @ParameterizedTest
        @ValueSource(strings = {"1x2", "3x5", "5x12", "12x5", "31x33", "6x100", "3x2x5x7"})
        void statesItsMoments(String axes) {
            statedMomentsAreTheSums(Initializers.zeroHadamard(), axes);
        }
    }

    @Nested
    class Id {
        /// `W[i][j] = tau` where `i = j mod inputs`.
        @Test
        void repeatsTheIdentityWhereALayerWidens() {
            assertThat(draw("IDInit", 2, 5)).containsExactly(1, 0, 1, 0, 1, 0, 1, 0, 1, 0);
            assertThat(draw("id_init(tau=0.5)", 3, 2)).containsExactly(0.5f, 0, 0, 0.5f, 0, 0);
        }

        /// Six rows, two taps of three inputs, four outputs: output j looks at row j.
        @Test
        void spreadsOverTheTapsOfAConvolution() {
            float[] kernel = draw("id_init", 2, 3, 4);
            for (int row = 0; row < 6; row++) {
                for (int output = 0; output < 4; output++) {
                    assertThat(kernel[row * 4 + output]).isEqualTo(row == output ? 1 : 0);
                }
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"2x5", "5x2", "2x3x4", "2x2x2x30"})
        void statesItsMoments(String axes) {
            statedMomentsAreTheSums(Initializers.idInit(0.3), axes);
        }
    }

    @Nested
    class ChronoBias {
        /// Gates i, f, c, o: -log u, log u, 0, 0 with u in `[1, T_max - 1)`.
        @Test
        void setsForgetAndInputGateOfAnLstm() {
            float[] bias = draw("chrono(t_max=101)", 4 * 50);
            for (int unit = 0; unit < 50; unit++) {
                assertThat(bias[50 + unit]).isBetween(0f, (float) Math.log(100));
                assertThat(bias[unit]).isEqualTo(-bias[50 + unit]);
                assertThat(bias[100 + unit]).isZero();
                assertThat(bias[150 + unit]).isZero();
            }
        }

        /// The recurrence of one LSTM unit with no input and 0 weights: after t steps it holds
        /// sigmoid(b_f)^t = (u / (1 + u))^t of its cell, 1/e after about u.
        @Test
        void anLstmForgetsAfterAboutUSteps() {
            float forget = draw("chrono(t_max=101)", 4)[1];
            double u = Math.exp(forget);
            double keep = 1 / (1 + Math.exp(-forget));
            assertThat(Math.pow(keep, u + 0.5)).isCloseTo(Math.exp(-1), within(0.01));
        }

        /// In Keras `h = z h + (1 - z) h'`: the gate z that keeps is the first, and its bias is
        /// positive.
        @Test
        void aGruOfKerasKeepsWithItsUpdateGate() {
            float[] bias = draw("chrono(t_max=101,cell=gru)", 3 * 50);
            float[] two = draw("chrono(t_max=101,cell=gru)", 2, 3 * 50);
            for (int i = 0; i < 150; i++) {
                if (i < 50) {
                    assertThat(bias[i]).isBetween(0f, (float) Math.log(100));
                } else {
                    assertThat(bias[i]).isZero();
                }
                assertThat(two[i]).isEqualTo(bias[i]);
                assertThat(two[150 + i]).isZero();
            }
        }

        /// By quadrature over v = log u, which has the density `e^v / (T - 2)` up to log(T - 1).
        @ParameterizedTest
        @ValueSource(doubles = {784, 100, 3, 2.1, 2.0101, 2.0099, 2.00005})
        void statesItsMoments(double tMax) {
            double width = tMax - 2;
            double end = Math.log1p(width);
            double mean = GaussLegendre.integrate(v -> v * Math.exp(v), 0, end, 0) / width;
            double square = GaussLegendre.integrate(v -> v * v * Math.exp(v), 0, end, 0) / width;
            Target gru = new Target(Shape.of(3), new Fans(3, 3));
            Chrono chrono = Initializers.chronoGru(tMax);
            double tolerance = 1e-8 * square;
            assertThat(chrono.mean(gru)).isCloseTo(mean / 3, within(1e-8 * mean));
            assertThat(chrono.variance(gru)).isCloseTo(square / 3 - mean * mean / 9, within(tolerance));
            Target lstm = new Target(Shape.of(8), new Fans(3, 3));
            assertThat(Initializers.chronoLstm(tMax).mean(lstm)).isZero();
            assertThat(Initializers.chronoLstm(tMax).variance(lstm)).isCloseTo(square / 2, within(tolerance));
        }

        @Test
        void whatIsWrongIsToldInOneLine() {
            refuses("chrono(t_max=1.5)", "t_max must be at least 2 and finite, got 1.5.");
            refuses("chrono", "'chrono' needs its parameter 't_max', as in 'chrono(t_max=100)'.");
            refuses("chrono(t_max=9,cell=rnn)", "Unknown cell 'rnn'. Known: lstm, gru.");
            refusesShape("chrono(t_max=9)", "chrono of lstm needs a bias of shape (4 units,), got (6,).", 6);
            refusesShape("chrono(t_max=9)", "chrono of lstm needs a bias of shape (4 units,), got (2, 8).", 2, 8);
            refusesShape(
                    "chrono(t_max=9,cell=gru)",
                    "chrono of gru needs a bias of shape (3 units,) or (2, 3 units), got (3, 6).",
                    3,
                    6);
        }
    }

    @Nested
    class Course {
        @Test
        void isVarianceScalingOfTheFanInWithoutACut() {
            Target target = new Target(Shape.of(250, 10), new Fans(250, 10));
            Law law = new CourseXavier().law(target);
            assertThat(law).isEqualTo(new Law.Normal(0, Math.sqrt(1 / 250.0)));
            VarianceScaling same = new VarianceScaling(1, FanMode.FAN_IN, Distribution.UNTRUNCATED_NORMAL);
            assertThat(law).isEqualTo(same.law(target));
            assertThat(law).isNotEqualTo(Initializers.xavierNormal(1).law(target));
        }
    }

    @Nested
    class Custom {
        @Test
        void isARuleForEachWeightWithAName() {
            Initializer initializer = Initializers.custom(
                    "ramp",
                    (target, stream, index) -> index + 0.25 * target.fans().in());
            assertThat(initializer).hasToString("ramp");
            Shape shape = Shape.of(2, 2);
            assertThat(initializer
                            .initialize(shape, new Fans(2, 2), seed(1).stream("kernel"))
                            .array())
                    .containsExactly(0.5f, 1.5f, 2.5f, 3.5f);
            Target target = new Target(shape, new Fans(2, 2));
            assertThat(initializer.mean(target)).isEqualTo(2);
            assertThat(initializer.variance(target)).isEqualTo(1.25);
        }

        @Test
        void hasRandomNumbersOfItsOwn() {
            Initializer initializer = Initializers.custom("noise", (target, stream, index) -> stream.normal(index));
            Shape shape = Shape.of(3, 3);
            assertThat(initializer
                            .initialize(shape, new Fans(3, 3), seed(1).stream("a"))
                            .array())
                    .isNotEqualTo(initializer
                            .initialize(shape, new Fans(3, 3), seed(1).stream("b"))
                            .array());
        }

        @Test
        void needsAName() {
            assertThatThrownBy(() -> Initializers.custom(" ", (target, stream, index) -> 0))
                    .hasMessage("A custom initializer needs a name, got ' '.");
        }
    }

    @Nested
    class Refusals {
        @Test
        void areOneLine() {
            refusesShape(
                    "identity",
                    "identity needs a shape of two axes, (inputs, outputs), got (3, 4, 6) of 3; for a convolution take"
                            + " dirac or delta_orthogonal.",
                    3,
                    4,
                    6);
            refusesShape(
                    "zero_hadamard",
                    "zero_hadamard needs a shape of at least two axes, (k..., inputs, outputs), got (3,).",
                    3);
            refusesShape(
                    "id_init", "id_init needs a shape of at least two axes, (k..., inputs, outputs), got (3,).", 3);
            refuses(
                    "id_init(tau=1e39)",
                    "tau must be at most 3.4028235E38 in magnitude, the largest float32, got" + " 1.0E39.");
            refusesShape(
                    "glorot_uniform(input_axes=[2],output_axes=[0])",
                    "input_axes [2] has axis 2, which a parameter of shape (3, 4) has not.",
                    3,
                    4);
            refuses(
                    "glorot_uniform(input_axes=[0.5],output_axes=[0])",
                    "'glorot_uniform' expects whole numbers for 'input_axes', got 0.5.");
            refuses(
                    "glorot_uniform(input_axes=[x],output_axes=[0])",
                    "'glorot_uniform' expects numbers as [1,2,3] for 'input_axes', got '[x]'.");
            refuses(
                    "glorot_uniform(output_axes=[0])",
                    "'glorot_uniform' got 'output_axes' without 'input_axes'; the fans need both or neither.");
        }

        @Test
        void shapesTooLarge() {
            assertThatThrownBy(() -> Shape.of(1 << 30, 1 << 30, 1 << 30))
                    .hasMessage("Shape (1073741824, 1073741824, 1073741824) has more than 2^63 - 1 elements.");
            refusesShape(
                    "orthogonal",
                    "Shape (50000, 50000) has 2500000000 elements, more than one array can hold.",
                    50_000,
                    50_000);
            refusesShape(
                    "he_normal",
                    "Shape (50000, 50000) has 2500000000 elements, more than one array can hold.",
                    50_000,
                    50_000);
        }
    }

    private static void statedMomentsAreTheSums(Deterministic initializer, String axes) {
        Shape shape = Shape.of(
                Arrays.stream(axes.split("x", -1)).mapToInt(Integer::parseInt).toArray());
        Target target = new Target(shape, Fans.ofShape(shape));
        double sum = 0;
        double squares = 0;
        for (long i = 0; i < shape.size(); i++) {
            double value = initializer.elements(target).value(i);
            sum += value;
            squares += value * value;
        }
        double mean = sum / shape.size();
        assertThat(initializer.mean(target)).isCloseTo(mean, within(1e-14));
        assertThat(initializer.variance(target)).isCloseTo(squares / shape.size() - mean * mean, within(1e-14));
    }

    private static void refuses(String text, String message) {
        assertThatThrownBy(() -> Initializers.named(text)).hasMessage(message);
    }

    private static void refusesShape(String text, String message, int... axes) {
        assertThatThrownBy(() -> draw(text, axes)).hasMessage(message);
    }

    private static float[] draw(String text, int... axes) {
        Shape shape = Shape.of(axes);
        return Initializers.named(text)
                .initialize(shape, Fans.ofShape(shape), seed(3).stream("kernel"))
                .array();
    }
}
