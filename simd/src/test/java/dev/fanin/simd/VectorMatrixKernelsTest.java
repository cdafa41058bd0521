package dev.fanin.simd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.kernel.KernelProvider;
import dev.fanin.kernel.MatrixKernels;
import dev.fanin.kernel.RowMajor;
import dev.fanin.kernel.Sliced;
import dev.fanin.kernel.Team;
import dev.fanin.linalg.HouseholderQr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The kernels with the Vector API against the plain ones, bit for bit, at sizes around a tile, a
/// band, a slice and a group.
class VectorMatrixKernelsTest {

    private final MatrixKernels plain = KernelProvider.plain().matrix();
    private final MatrixKernels vector = new VectorProvider().matrix();

    @Test
    void areFound() {
        assertThat(KernelProvider.fastest()).isInstanceOf(VectorProvider.class);
        assertThat(KernelProvider.fastest().name()).matches("simd-(64|128|256)");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 8, 9, 15, 16, 17, 31, 32, 33, 255, 256, 257, 513})
    void equalThePlainKernels(int k) {
        for (int m : new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 16, 17, 99, 100, 101, 104, 128}) {
            for (int slices : new int[] {1, 2, 3}) {
                float[] c = Values.normal("c", 5 + slices * (m + 3) * Sliced.WIDTH);
                RowMajor a = new RowMajor(Values.normal("a", 7 + m * (k + 1)), 7, k + 1, m, k);
                Sliced b = new Sliced(
                        Values.normal("b", 3 + slices * (k + 2) * Sliced.WIDTH), 3, (k + 2) * Sliced.WIDTH, k, slices);
                float[] expected = c.clone();
                float[] actual = c.clone();
                plain.add(a, b, into(expected, m, slices));
                vector.add(a, b, into(actual, m, slices));
                assertThat(actual).isEqualTo(expected);
                plain.subtract(a, b, into(expected, m, slices));
                vector.subtract(a, b, into(actual, m, slices));
                assertThat(actual).isEqualTo(expected);
            }
        }
    }

    private static Sliced into(float[] c, int m, int slices) {
        return new Sliced(c, 5, (m + 3) * Sliced.WIDTH, m, slices);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "17, 16", "100, 70", "301, 259"})
    void factorToTheSameBits(int rows, int columns) {
        float[] a = Values.normal("matrix", rows * columns);
        HouseholderQr expected = HouseholderQr.of(rows, columns, a, new Team(1), KernelProvider.plain());
        HouseholderQr actual = HouseholderQr.of(rows, columns, a, new Team(2), new VectorProvider());
        assertThat(actual.q()).isEqualTo(expected.q());
        assertThat(actual.r()).isEqualTo(expected.r());
    }
}
