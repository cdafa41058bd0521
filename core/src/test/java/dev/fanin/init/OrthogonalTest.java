package dev.fanin.init;

import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Orthogonal matrices, whole, at one tap, and rescaled.
class OrthogonalTest {

    /// Q'Q of the columns where there are fewer of them, QQ' of the rows otherwise, within what
    /// float32 sums of so many terms may be off.
    @ParameterizedTest
    @CsvSource({"5, 3, 1", "3, 5, 1", "32, 32, 1.5", "200, 130, -2", "1, 7, 1", "7, 1, 3"})
    void theShorterSideIsOrthonormalTimesTheGain(int rows, int columns, double gain) {
        float[] q = draw(Initializers.orthogonal(gain), rows, columns);
        assertOrthonormal(q, rows, columns, gain);
    }

    @Test
    void aConvolutionCountsAsAMatrixOfItsLastAxis() {
        assertOrthonormal(draw(Initializers.orthogonal(), 3, 3, 4, 8), 36, 8, 1);
        assertOrthonormal(draw(Initializers.orthogonal(2), 2, 2, 3, 40), 12, 40, 2);
    }

    /// Without the signs of R, Q of a Householder factorization has diagonal elements that are
    /// mostly of one sign; with them, all are equally likely.
    @Test
    void allOrthogonalMatricesAreEquallyLikely() {
        int positive = 0;
        int draws = 1000;
        for (int draw = 0; draw < draws; draw++) {
            Shape shape = Shape.of(3, 3);
            float[] q = Initializers.orthogonal()
                    .initialize(shape, Fans.ofShape(shape), seed(draw).stream("kernel"))
                    .array();
            positive += q[0] > 0 ? 1 : 0;
        }
        // Binomial(1000, 1/2) has standard deviation 15.8; five of them.
        assertThat(Math.abs(positive - draws / 2)).isLessThan(79);
    }

    @ParameterizedTest
    @CsvSource({"4, 2, 3, 1", "3, 4, 4, 1", "5, 3, 8, 0.5"})
    void aDeltaIsOrthogonalAtTheMiddleTapAndZeroElsewhere(int length, int inputs, int outputs, double scale) {
        float[] kernel = draw(Initializers.deltaOrthogonal(scale), length, inputs, outputs);
        int middle = (length - 1) / 2;
        float[] tap = new float[inputs * outputs];
        for (int i = 0; i < kernel.length; i++) {
            if (i / tap.length == middle) {
                tap[i % tap.length] = kernel[i];
            } else {
                assertThat(kernel[i]).isZero();
            }
        }
        assertOrthonormal(tap, inputs, outputs, scale);
    }

    /// The taps that JAX 0.10.2 fills for these shapes.
    @ParameterizedTest
    @CsvSource({"4;2;3, 1", "3;4;2;3, 5", "2;3;4;2;2, 5"})
    void theMiddleIsThatOfJax(String axes, int tap) {
        Shape shape = Shape.of(java.util.Arrays.stream(axes.split(";", -1))
                .mapToInt(Integer::parseInt)
                .toArray());
        float[] kernel = Initializers.deltaOrthogonal(1)
                .initialize(shape, Fans.ofShape(shape), seed(1).stream("kernel"))
                .array();
        int size = shape.axis(-2) * shape.axis(-1);
        for (int i = 0; i < kernel.length; i++) {
            assertThat(kernel[i] != 0).isEqualTo(i / size == tap);
        }
    }

    /// A circular convolution with a delta keeps every length; nothing to compute beyond the tap.
    @Test
    void aScaledOneHasTheVarianceOfTheFanIn() {
        Shape shape = Shape.of(3, 3, 4, 100);
        float[] kernel = draw(Initializers.scaledOrthogonal(2), 3, 3, 4, 100);
        double squares = 0;
        for (float value : kernel) {
            squares += value * value;
        }
        assertThat(squares / shape.size()).isCloseTo(4 / 36.0, within(1e-6));
        // Of more rows than columns with fan-in rows it is the orthogonal one.
        assertThat(draw(Initializers.scaledOrthogonal(1), 30, 20)).isEqualTo(draw(Initializers.orthogonal(1), 30, 20));
    }

    @Test
    void whatIsWrongIsToldInOneLine() {
        refuses("orthogonal", "orthogonal needs a shape of at least two axes, (k..., inputs, outputs), got (5,).", 5);
        refuses(
                "scaled_orthogonal",
                "scaled_orthogonal needs a shape of at least two axes, (k..., inputs, outputs), got (5,).",
                5);
        refuses(
                "delta_orthogonal",
                "delta_orthogonal needs a shape of three to five axes, (k..., inputs, outputs), got (3, 4) of 2; for a"
                        + " matrix take orthogonal.",
                3,
                4);
        refuses(
                "delta_orthogonal",
                "delta_orthogonal needs at most as many inputs as outputs, got 4 inputs and 3 outputs in shape (3, 4,"
                        + " 3); take orthogonal.",
                3,
                4,
                3);
        assertThatThrownBy(() -> Initializers.orthogonal(Double.NaN)).hasMessage("gain must be finite, got NaN.");
        assertThatThrownBy(() -> Initializers.scaledOrthogonal(-1)).hasMessage("gain must be at least 0, got -1.0.");
        assertThatThrownBy(() -> Initializers.deltaOrthogonal(1e39))
                .hasMessage("scale must be at most 3.4028235E38 in magnitude, the largest float32, got 1.0E39.");
    }

    private static void refuses(String text, String message, int... axes) {
        assertThatThrownBy(() -> draw(Initializers.named(text), axes)).hasMessage(message);
    }

    private static void assertOrthonormal(float[] q, int rows, int columns, double gain) {
        boolean tall = rows >= columns;
        int count = Math.min(rows, columns);
        int length = Math.max(rows, columns);
        for (int i = 0; i < count; i++) {
            for (int j = 0; j <= i; j++) {
                double dot = 0;
                for (int k = 0; k < length; k++) {
                    float a = tall ? q[k * columns + i] : q[i * columns + k];
                    float b = tall ? q[k * columns + j] : q[j * columns + k];
                    dot += (double) a * b;
                }
                assertThat(dot / (gain * gain)).isCloseTo(i == j ? 1 : 0, within(1e-6));
            }
        }
    }

    private static float[] draw(Initializer initializer, int... axes) {
        Shape shape = Shape.of(axes);
        return initializer
                .initialize(shape, Fans.ofShape(shape), seed(9).stream("kernel"))
                .array();
    }
}
