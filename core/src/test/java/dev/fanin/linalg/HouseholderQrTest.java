package dev.fanin.linalg;

import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.kernel.Team;
import dev.fanin.testing.Golden;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The factorization against NumPy and PyTorch, against its definition, and against itself on other
/// numbers of threads.
class HouseholderQrTest {

    private static final Team ONE = new Team(1);
    private static final Team TWO = new Team(2);

    @ParameterizedTest
    @CsvSource({
        "keras_5x3, 3",
        "keras_3x5_transposed, 3",
        "keras_32x32, 32",
        "keras_40x16, 16",
        "keras_64x32, 32",
        "keras_108x8, 8",
        "torch_64x32, 32",
        "torch_27x16_transposed, 16",
        "torch_16x6_transposed, 6",
        "torch_20x8_transposed, 8",
    })
    void agreesWithNumpyAndPyTorch(String name, int columns) {
        float[] a = Golden.npy("qr/" + name + "_a.npy");
        float[] expected = Golden.npy("qr/" + name + "_q.npy");
        float[] q = HouseholderQr.of(a.length / columns, columns, a, ONE).q();
        assertThat(q).containsExactly(expected, within(1e-5f));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "5, 3",
        "3, 3",
        "1000, 1",
        "33, 17",
        "64, 32",
        "16, 16",
        "17, 16",
        "127, 127",
        "128, 128",
        "129, 128",
        "129, 129",
        "144, 144",
        "300, 257",
        "512, 512",
    })
    void columnsAreOrthonormalAndTheProductIsTheMatrix(int rows, int columns) {
        float[] a = normal(rows, columns);
        float[] before = a.clone();
        HouseholderQr qr = HouseholderQr.of(rows, columns, a, TWO);
        assertThat(a).as("the matrix itself").isEqualTo(before);
        assertThat(orthogonalityError(rows, columns, qr.q())).isLessThan(1e-6);
        assertThat(productError(rows, columns, qr, a)).isLessThan(1e-5);
        float[] r = qr.r();
        for (int i = 0; i < columns; i++) {
            assertThat(r[i * columns + i]).isPositive();
            for (int j = 0; j < i; j++) {
                assertThat(r[i * columns + j]).isZero();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"100, 70", "300, 257", "400, 400"})
    void bitsDoNotDependOnTheNumberOfThreads(int rows, int columns) {
        float[] a = normal(rows, columns);
        HouseholderQr one = HouseholderQr.of(rows, columns, a, ONE);
        float[] q = one.q();
        float[] r = one.r();
        for (int threads : new int[] {2, 7}) {
            HouseholderQr many = HouseholderQr.of(rows, columns, a, new Team(threads));
            assertThat(many.q()).isEqualTo(q);
            assertThat(many.r()).isEqualTo(r);
        }
    }

    @Test
    void zeroAndDependentColumnsLeaveQOrthonormal() {
        int rows = 150;
        int columns = 140;
        float[] a = normal(rows, columns);
        for (int i = 0; i < rows; i++) {
            a[i * columns] = 0;
            a[i * columns + 20] = 2 * a[i * columns + 3];
            a[i * columns + 135] = 0;
        }
        HouseholderQr qr = HouseholderQr.of(rows, columns, a, TWO);
        assertThat(orthogonalityError(rows, columns, qr.q())).isLessThan(1e-6);
        assertThat(productError(rows, columns, qr, a)).isLessThan(1e-5);
    }

    @Test
    void theZeroMatrixHasTheColumnsOfTheIdentity() {
        float[] q = HouseholderQr.of(3, 2, new float[6], ONE).q();
        assertThat(q).containsExactly(1, 0, 0, 1, 0, 0);
    }

    @Test
    void aNegativeTriangleOnlyChangesSigns() {
        float[] q = HouseholderQr.of(2, 2, new float[] {-2, 5, 0, -3}, ONE).q();
        assertThat(q).containsExactly(new float[] {-1, 0, 0, -1}, within(0f));
    }

    @Test
    void valuesNearTheEndsOfTheRangeDoNotOverflow() {
        for (float scale : new float[] {1e-30f, 1e36f}) {
            float[] a = normal(40, 20);
            for (int i = 0; i < a.length; i++) {
                a[i] *= scale;
            }
            assertThat(orthogonalityError(
                            40, 20, HouseholderQr.of(40, 20, a, ONE).q()))
                    .isLessThan(1e-6);
        }
    }

    @Test
    void refusesWhatItCannotFactor() {
        assertThatThrownBy(() -> HouseholderQr.of(3, 5, new float[15], ONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Expected at least one column and at least as many rows, got 3 rows and 5 columns; "
                        + "factor the transpose of a wide matrix.");
        assertThatThrownBy(() -> HouseholderQr.of(5, 3, new float[14], ONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Expected 15 values for 5 rows and 3 columns, got 14.");
        assertThatThrownBy(() -> HouseholderQr.of(20_000_000, 1, new float[1], ONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Expected at most 16777215 rows, got 20000000; factor a smaller matrix.");
    }

    /// The largest element of |Q'Q - I|, in double.
    private static double orthogonalityError(int rows, int columns, float[] q) {
        double worst = 0;
        for (int i = 0; i < columns; i++) {
            double[] products = new double[columns];
            for (int p = 0; p < rows; p++) {
                for (int j = i; j < columns; j++) {
                    products[j] += (double) q[p * columns + i] * q[p * columns + j];
                }
            }
            products[i] -= 1;
            worst = Math.max(worst, largest(products));
        }
        return worst;
    }

    /// The largest element of |Q R - A| relative to the largest of |A|.
    private static double productError(int rows, int columns, HouseholderQr qr, float[] a) {
        float[] q = qr.q();
        float[] r = qr.r();
        double worst = 0;
        double scale = 0;
        for (int i = 0; i < rows; i++) {
            double[] difference = new double[columns];
            for (int j = 0; j < columns; j++) {
                difference[j] = -a[i * columns + j];
                scale = Math.max(scale, Math.abs(a[i * columns + j]));
            }
            for (int p = 0; p < columns; p++) {
                for (int j = p; j < columns; j++) {
                    difference[j] += (double) q[i * columns + p] * r[p * columns + j];
                }
            }
            worst = Math.max(worst, largest(difference));
        }
        return worst / scale;
    }

    /// Returns NaN where a value is.
    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).reduce(0, Math::max);
    }

    private static float[] normal(int rows, int columns) {
        float[] values = new float[rows * columns];
        seed(1).stream("a").fillNormal(values, 0, 0, 1);
        return values;
    }
}
