package dev.fanin.kernel;

import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The kernels against a naive triple loop in double, at sizes around the unrolling by 4 and the
/// vector lengths 8, 16 and 32.
class PlainKernelsTest {

    private static final int[] SIZES = {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33};
    private static final Kernels KERNELS = Kernels.plain();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33})
    void addsTheProductOfTwoMatrices(int k) {
        for (int m : SIZES) {
            for (int n : SIZES) {
                float[] a = random("a", m * k);
                float[] b = random("b", k * n);
                float[] c = random("c", m * n);
                float[] before = c.clone();
                KERNELS.addProduct(m, n, k, a, b, c);
                assertProduct(m, n, k, a, k, 1, b, before, c);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33})
    void addsTheProductWithTheFirstFactorTransposed(int k) {
        for (int m : SIZES) {
            for (int n : SIZES) {
                float[] a = random("a", k * m);
                float[] b = random("b", k * n);
                float[] c = random("c", m * n);
                float[] before = c.clone();
                KERNELS.addProductTransposed(m, n, k, a, b, c);
                assertProduct(m, n, k, a, 1, m, b, before, c);
            }
        }
    }

    @Test
    void transposesEveryShape() {
        for (int rows : SIZES) {
            for (int columns : SIZES) {
                float[] matrix = random("a", rows * columns);
                float[] transposed = new float[rows * columns];
                KERNELS.transpose(rows, columns, matrix, transposed);
                for (int i = 0; i < rows; i++) {
                    for (int j = 0; j < columns; j++) {
                        assertThat(transposed[j * rows + i]).isEqualTo(matrix[i * columns + j]);
                    }
                }
            }
        }
    }

    @Nested
    class Bits {
        @Test
        void rowsComputedAloneEqualTheWholeProduct() {
            int m = 17;
            int k = 33;
            int n = 31;
            float[] a = random("a", m * k);
            float[] b = random("b", k * n);
            float[] whole = new float[m * n];
            KERNELS.addProduct(m, n, k, a, b, whole);
            for (int i = 0; i < m; i++) {
                float[] row = new float[n];
                KERNELS.addProduct(1, n, k, Arrays.copyOfRange(a, i * k, (i + 1) * k), b, row);
                assertThat(row).isEqualTo(Arrays.copyOfRange(whole, i * n, (i + 1) * n));
            }
        }

        @Test
        void bothProductsAddInTheOrderOfTheInnerIndex() {
            int m = 9;
            int k = 33;
            int n = 7;
            float[] a = random("a", m * k);
            float[] b = random("b", k * n);
            float[] naive = random("c", m * n);
            float[] product = naive.clone();
            float[] transposedProduct = naive.clone();
            for (int i = 0; i < m; i++) {
                for (int p = 0; p < k; p++) {
                    for (int j = 0; j < n; j++) {
                        naive[i * n + j] += a[i * k + p] * b[p * n + j];
                    }
                }
            }
            float[] transposed = new float[m * k];
            KERNELS.transpose(m, k, a, transposed);
            KERNELS.addProduct(m, n, k, a, b, product);
            KERNELS.addProductTransposed(m, n, k, transposed, b, transposedProduct);
            assertThat(product).isEqualTo(naive);
            assertThat(transposedProduct).isEqualTo(naive);
        }
    }

    /// Each of the k products and k sums rounds by at most 2^-24 of what has been added up so far.
    private static void assertProduct(
            int m, int n, int k, float[] a, int rowStep, int innerStep, float[] b, float[] before, float[] c) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = before[i * n + j];
                double magnitude = Math.abs(sum);
                for (int p = 0; p < k; p++) {
                    double product = (double) a[i * rowStep + p * innerStep] * b[p * n + j];
                    sum += product;
                    magnitude += Math.abs(product);
                }
                assertThat((double) c[i * n + j]).isCloseTo(sum, within(2 * k * 0x1p-24 * magnitude));
            }
        }
    }

    private static float[] random(String name, int size) {
        float[] values = new float[size];
        seed(1).stream(name).fillNormal(values, 0, 0, 1);
        return values;
    }
}
