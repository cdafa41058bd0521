package dev.fanin.simd;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.fanin.kernel.KernelProvider;
import dev.fanin.kernel.Kernels;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The product with the Vector API against the plain one, bit for bit, at sizes around a tile, a
/// panel and a block of the inner index.
class VectorKernelsTest {

    private static final int FROM = 3;
    private static final int GAP = 2;

    /// What makes bits differ where it can: signed zeros, numbers below the normal ones,
    /// infinities.
    private static final float[] SPECIAL = {
        0f,
        -0f,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MIN_NORMAL / 3,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.NaN,
        1e-30f,
        -1e-25f
    };

    private final Kernels plain = KernelProvider.plain().kernels();
    private final Kernels vector = new VectorKernels();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 9, 271, 272, 273, 545})
    void equalsThePlainProduct(int k) {
        for (int m : new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14}) {
            for (int n : new int[] {1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 47}) {
                assertEqualBits(m, n, k, 0);
            }
        }
    }

    /// More rows than the second cache holds: 65536 / 240 and 65536 / 7.
    @Test
    void equalsThePlainProductOfManyRows() {
        assertEqualBits(600, 17, 240, 0);
        assertEqualBits(9400, 9, 7, 0);
    }

    /// Few rows, wider than the 512 columns that are worked on together.
    @Test
    void equalsThePlainProductOfFewRows() {
        for (int m = 1; m <= 5; m++) {
            for (int n : new int[] {511, 512, 513, 1039}) {
                assertEqualBits(m, n, 19, 0);
                assertEqualBits(m, n, 11, 13);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 40})
    void equalsThePlainProductOfSpecialValues(int k) {
        for (int m : new int[] {1, 4, 7}) {
            for (int n : new int[] {3, 16, 21}) {
                for (int step : new int[] {2, 3, 13}) {
                    assertEqualBits(m, n, k, step);
                }
            }
        }
    }

    @Test
    void secondCallsAllocateNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        float[] a = Values.normal("a", 100 * 300);
        float[] b = Values.normal("b", 100 * 300);
        float[] c = new float[100 * 100];
        long least = Long.MAX_VALUE;
        // Until it is compiled, a vector is an object.
        for (int round = 0; round < 400 && least > 0; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            vector.gemm(false, false, 100, 99, 300, a, 0, 300, b, 0, 100, false, c, 0, 100);
            vector.gemm(true, true, 99, 100, 300, a, 0, 100, b, 0, 300, true, c, 0, 100);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isZero();
    }

    /// @param special how far it is from one special value to the next, or 0 for none
    private void assertEqualBits(int m, int n, int k, int special) {
        for (int form = 0; form < 8; form++) {
            boolean transposeA = (form & 1) != 0;
            boolean transposeB = (form & 2) != 0;
            boolean add = (form & 4) != 0;
            int lda = (transposeA ? m : k) + GAP;
            int ldb = (transposeB ? k : n) + GAP;
            int ldc = n + GAP;
            float[] a = values("a", FROM + lda * (transposeA ? k : m), special);
            float[] b = values("b", FROM + ldb * (transposeB ? n : k), special == 0 ? 0 : special + 2);
            float[] expected = values("c", FROM + ldc * m, special);
            float[] actual = expected.clone();
            plain.gemm(transposeA, transposeB, m, n, k, a, FROM, lda, b, FROM, ldb, add, expected, FROM, ldc);
            vector.gemm(transposeA, transposeB, m, n, k, a, FROM, lda, b, FROM, ldb, add, actual, FROM, ldc);
            // One NaN is as good as another, but not so the zeros.
            assertThat(bits(actual)).as("%s x %s x %s, form %s", m, n, k, form).isEqualTo(bits(expected));
        }
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        Arrays.setAll(bits, i -> Float.floatToIntBits(values[i]));
        return bits;
    }

    private static float[] values(String name, int size, int special) {
        float[] values = Values.normal(name, size);
        for (int i = 0; special > 0 && i < size; i += special) {
            values[i] = SPECIAL[i / special % SPECIAL.length];
        }
        return values;
    }
}
