package dev.fanin.kernel;

import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The plain product against a triple loop in double, and against the order of additions that the
/// contract states, at sizes around a tile, eight rows and a block of columns.
class PlainKernelsTest {

    private static final int[] HEIGHTS = {1, 2, 3, 7, 8, 9};
    private static final int[] WIDTHS = {1, 2, 3, 4, 5, 7, 31, 32, 33, 513};

    private final Kernels kernels = KernelProvider.plain().kernels();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 8, 9, 17, 65})
    void theProductIsThatOfItsDefinition(int k) {
        for (int m : HEIGHTS) {
            for (int n : WIDTHS) {
                for (int form = 0; form < 8; form++) {
                    Product product = Product.random(form, m, n, k);
                    float[] actual = product.c().clone();
                    product.by(kernels, actual);
                    product.assertWithinRounding(actual);
                    assertThat(actual).as("%s", product).isEqualTo(product.inOrder());
                }
            }
        }
    }

    /// More rows than are worked on together: 65536 / 512.
    @Test
    void manyRowsComeInBands() {
        Product product = Product.random(4, 131, 512, 9);
        float[] actual = product.c().clone();
        product.by(kernels, actual);
        assertThat(actual).isEqualTo(product.inOrder());
    }

    /// The inner order is fixed, so that neither slices of rows nor of columns show.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void partsComputedAloneEqualTheWhole(int form) {
        Product whole = Product.random(form, 20, 70, 33);
        float[] expected = whole.c().clone();
        whole.by(kernels, expected);
        for (int height : new int[] {1, 3, 20}) {
            for (int width : new int[] {2, 31, 32, 70}) {
                float[] actual = whole.c().clone();
                whole.inParts(kernels, height, width, actual);
                assertThat(actual).isEqualTo(expected);
            }
        }
    }

    /// Rows of A that begin inside one another, as in a convolution over an axis.
    @Test
    void rowsOfTheFirstFactorMayOverlap() {
        int m = 40;
        int k = 12;
        float[] signal = random("signal", m + k);
        float[] filters = random("filters", k * 33);
        float[] apart = new float[m * k];
        for (int i = 0; i < m; i++) {
            System.arraycopy(signal, i, apart, i * k, k);
        }
        float[] expected = new float[m * 33];
        float[] actual = new float[m * 33];
        kernels.gemm(false, false, m, 33, k, apart, 0, k, filters, 0, 33, false, expected, 0, 33);
        kernels.gemm(false, false, m, 33, k, signal, 0, 1, filters, 0, 33, false, actual, 0, 33);
        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void sumsStartFromPlusZero() {
        float[] c = {Float.NaN, Float.NaN};
        kernels.gemm(false, false, 1, 2, 1, new float[] {-1}, 0, 1, new float[] {0, 0}, 0, 2, false, c, 0, 2);
        assertThat(c).containsExactly(0f, 0f);
        float[] minusZero = {-0f};
        kernels.gemm(false, false, 1, 1, 1, new float[] {-1}, 0, 1, new float[] {0}, 0, 1, true, minusZero, 0, 1);
        assertThat(minusZero).containsExactly(-0f);
        float[] nothing = {5};
        kernels.gemm(false, false, 1, 1, 0, new float[0], 0, 1, new float[0], 0, 1, true, nothing, 0, 1);
        assertThat(nothing).containsExactly(5);
        kernels.gemm(false, false, 1, 1, 0, new float[0], 0, 1, new float[0], 0, 1, false, nothing, 0, 1);
        assertThat(nothing).containsExactly(0);
    }

    @ParameterizedTest
    @CsvSource({"10, 32, 16", "130, 600, 20"})
    void secondCallsAllocateNothing(int m, int n, int k) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Product[] products = new Product[8];
        float[][] results = new float[8][];
        for (int form = 0; form < 8; form++) {
            products[form] = Product.random(form, m, n, k);
            results[form] = products[form].c().clone();
        }
        long[] allocated = new long[4];
        for (int round = 0; round < allocated.length; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int form = 0; form < 8; form++) {
                products[form].by(kernels, results[form]);
            }
            allocated[round] = threads.getCurrentThreadAllocatedBytes() - before;
        }
        assertThat(Arrays.stream(allocated).skip(1).min().orElseThrow()).isZero();
    }

    private static float[] random(String name, int size) {
        float[] values = new float[size];
        seed(1).stream(name).fillNormal(values, 0, 0, 1);
        return values;
    }
}
