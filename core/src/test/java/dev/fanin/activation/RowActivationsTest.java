package dev.fanin.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.testing.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Activations of whole rows, and what was added to the elementwise ones, against Keras.
class RowActivationsTest {

    private static final Golden.Table KERAS = Golden.table("activations.txt");
    private static final int WIDTH = 7;

    @ParameterizedTest
    @ValueSource(strings = {"softmax", "log_softmax", "sparsemax"})
    void valuesAreThoseOfKeras(String name) {
        assertCloseToKeras(name, forward(name, KERAS.get("z"), WIDTH), name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            elementwise.sparse_plus      | sparse_plus
            elementwise.sparse_sigmoid   | sparse_sigmoid
            elementwise.threshold        | threshold(threshold=0.5,default_value=-0.25)
            elementwise.gelu_approximate | gelu(approximate=true)
            """)
    void elementwiseValuesAreThoseOfKeras(String key, String name) {
        assertCloseToKeras(key, forward(name, KERAS.get("z"), WIDTH), name);
    }

    private static void assertCloseToKeras(String key, float[] actual, String name) {
        float[] expected = KERAS.get(key);
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i])
                    .as("%s, element %s", name, i)
                    .isCloseTo(expected[i], within(1e-6f * Math.max(1, Math.abs(expected[i]))));
        }
    }

    /// Against central differences with h = 2^-8 of the values in float32: truncation is below
    /// `h^2 = 1.5e-5` times third derivatives below 1, rounding below 2^-23 * 10 / h = 3e-4. The
    /// supports of sparsemax stay as they are: no z lies within h of its threshold.
    @ParameterizedTest
    @ValueSource(strings = {"softmax", "log_softmax", "sparsemax", "sparsemax(exact=true)"})
    void gradientsAreThoseOfTheValues(String name) {
        float[] z = {0.3f, -1.2f, 0.8f, 0.1f, 2, 1.5f, -0.5f, 1.7f};
        float[] c = {1, -2, 0.5f, 3, -1, 2, 0.25f, -0.5f};
        float[] gradient = c.clone();
        Activations.named(name).backward(z, forward(name, z, 4), gradient, 0, 2, 4);
        float h = 0x1p-8f;
        for (int i = 0; i < z.length; i++) {
            float[] up = z.clone();
            float[] down = z.clone();
            up[i] += h;
            down[i] -= h;
            double difference = (dot(c, forward(name, up, 4)) - dot(c, forward(name, down, 4))) / (2 * h);
            assertThat((double) gradient[i]).as("%s %s", name, i).isCloseTo(difference, within(5e-4));
        }
    }

    @Test
    void logarithmsOfSmallProbabilitiesKeepTheirDigits() {
        assertThat(forward("log_softmax", new float[] {0, -200, 1e-3f}, 3)[1]).isCloseTo(-200.69365f, within(2e-5f));
        assertThat(forward("log_softmax", new float[] {1e4f, 0, -1e4f}, 3)).containsExactly(0, -1e4f, -2e4f);
        assertThat(forward("log_softmax", new float[] {Float.NEGATIVE_INFINITY, 0}, 2))
                .containsExactly(Float.NEGATIVE_INFINITY, 0);
    }

    /// By hand: two values share when they differ by less than 1, `(1 + z_1 - z_2) / 2`.
    @Test
    void sparsemaxIsSparse() {
        String exact = "sparsemax(exact=true)";
        assertThat(forward(exact, new float[] {0.5f, 0, -3}, 3)).containsExactly(0.75f, 0.25f, 0);
        assertThat(forward(exact, new float[] {-1e6f, 0, -1e6f}, 3)).containsExactly(0, 1, 0);
        assertThat(forward(exact, new float[] {7, 7, 7, 7}, 4)).containsOnly(0.25f);
        assertThat(forward(exact, new float[] {-5}, 1)).containsExactly(1);
        float[] gradient = {1, 3, 100};
        Activations.sparsemax(true)
                .backward(new float[] {0.5f, 0, -3}, new float[] {0.75f, 0.25f, 0}, gradient, 0, 1, 3);
        assertThat(gradient).containsExactly(-1, 1, 0);
        assertThat(Activations.sparsemax(true)).hasToString(exact);
        assertThat(Activations.named(exact)).isEqualTo(Activations.sparsemax(true));
        assertThat(Activations.named("sparsemax")).isEqualTo(Activations.sparsemax(false));
    }

    /// The nearest of all probabilities adds up to 1; Keras's does not.
    @Test
    void onlyTheExactFormAddsUpToOne() {
        float[] z = KERAS.get("z");
        float[] exact = forward("sparsemax(exact=true)", z, WIDTH);
        float[] keras = forward("sparsemax", z, WIDTH);
        for (int row = 0; row < z.length / WIDTH; row++) {
            assertThat(sum(exact, row)).isCloseTo(1, within(1e-6));
        }
        assertThat(sum(keras, 1)).isZero();
    }

    private static double sum(float[] x, int row) {
        double sum = 0;
        for (int i = row * WIDTH; i < (row + 1) * WIDTH; i++) {
            sum += x[i];
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(strings = {"softmax", "log_softmax", "sparsemax", "sparsemax(exact=true)"})
    void whatIsNotANumberStaysInItsRow(String name) {
        float[] x = forward(name, new float[] {0, Float.NaN, 1, 1, 2, 3}, 3);
        assertThat(new float[] {x[0], x[1], x[2]}).containsOnly(Float.NaN);
        assertThat(new float[] {x[3], x[4], x[5]}).doesNotContain(Float.NaN);
        assertThat(forward(name, new float[] {Float.POSITIVE_INFINITY, 0}, 2)[0])
                .isNaN();
    }

    private static float[] forward(String name, float[] z, int width) {
        float[] x = new float[z.length];
        Activations.named(name).forward(z, x, 0, z.length / width, width);
        return x;
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
