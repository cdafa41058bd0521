package dev.fanin.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.testing.Golden;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SoftmaxTest {

    @Test
    void givesTheProbabilitiesThatKerasGives() {
        Golden.Table keras = Golden.table("ops.txt");
        float[] expected = keras.get("softmax.y");
        float[] actual = softmax(keras.get("softmax.x"), 5);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(2e-7f));
        }
    }

    @Nested
    class Stability {
        @Test
        void largeLogitsDoNotOverflow() {
            assertThat(softmax(new float[] {1e4f, 0, -1e4f}, 3)).containsExactly(1, 0, 0);
            assertThat(softmax(new float[] {-1e4f, -1e4f}, 2)).containsExactly(0.5f, 0.5f);
            assertThat(softmax(new float[] {Float.MAX_VALUE, -Float.MAX_VALUE}, 2))
                    .containsExactly(1, 0);
        }

        @Test
        void equalLogitsShareEqually() {
            float[] x = softmax(new float[] {3, 3, 3, 3, 3}, 5);
            for (float value : x) {
                assertThat(value).isCloseTo(0.2f, within(1e-7f));
            }
        }

        @Test
        void shiftingAllLogitsChangesNothing() {
            assertThat(softmax(new float[] {1024, 1025, 1026}, 3)).isEqualTo(softmax(new float[] {0, 1, 2}, 3));
        }

        @Test
        void minusInfinityIsProbabilityZero() {
            assertThat(softmax(new float[] {0, Float.NEGATIVE_INFINITY, 0}, 3)).containsExactly(0.5f, 0, 0.5f);
        }

        /// As in every framework: infinity minus infinity is no number, and must not look like one.
        @Test
        void infinityAndNotANumberAreNotHidden() {
            assertThat(softmax(new float[] {Float.POSITIVE_INFINITY, 0}, 2)[0]).isNaN();
            assertThat(softmax(new float[] {Float.NaN, 0}, 2)).containsOnly(Float.NaN);
        }
    }

    /// dz_k = x_k (dx_k - sum_j dx_j x_j), against central differences of c' softmax(z) in float32:
    /// with h = 1/64 truncation is below h^2/6 = 4e-5, rounding below 2^-24 * 6 / h = 2e-5.
    @Test
    void itsGradientIsThatOfItsValues() {
        float[] z = {0.3f, -1.2f, 0.8f, 2, 1.5f, -0.5f};
        float[] c = {1, -2, 0.5f, 3, -1, 2};
        float[] gradient = c.clone();
        new Softmax().backward(z, softmax(z, 3), gradient, 0, 2, 3);
        float h = 1 / 64f;
        for (int i = 0; i < z.length; i++) {
            float[] up = z.clone();
            float[] down = z.clone();
            up[i] += h;
            down[i] -= h;
            double difference = (dot(c, softmax(up, 3)) - dot(c, softmax(down, 3))) / (2 * h);
            assertThat((double) gradient[i]).isCloseTo(difference, within(2e-4));
        }
    }

    private static float[] softmax(float[] z, int width) {
        float[] x = new float[z.length];
        new Softmax().forward(z, x, 0, z.length / width, width);
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
