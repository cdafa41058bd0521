package dev.fanin.kernel;

import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The plain matrix kernels against the order of operations that their contract states, at sizes
/// around a group, a slice and a band.
class MatrixKernelsTest {

    private static final int MARGIN = 3;

    private final MatrixKernels kernels = KernelProvider.plain().matrix();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 9, 255, 256, 257, 520})
    void sumsGroupsInTheOrderOfTheInnerIndex(int k) {
        for (int m : new int[] {1, 5, 24, 25}) {
            for (int slices : new int[] {1, 2, 3}) {
                float[] a = random("a", MARGIN + m * (k + 2));
                float[] b = random("b", MARGIN + slices * (k + 1) * Sliced.WIDTH);
                float[] c = random("c", MARGIN + slices * (m + 4) * Sliced.WIDTH);
                RowMajor left = new RowMajor(a, MARGIN, k + 2, m, k);
                Sliced right = new Sliced(b, MARGIN, (k + 1) * Sliced.WIDTH, k, slices);
                float[] expected = c.clone();
                float[] actual = c.clone();
                naive(left, right, into(expected, m, slices), 1);
                kernels.add(left, right, into(actual, m, slices));
                assertThat(actual).isEqualTo(expected);
                naive(left, right, into(expected, m, slices), -1);
                kernels.subtract(left, right, into(actual, m, slices));
                assertThat(actual).isEqualTo(expected);
            }
        }
    }

    private static Sliced into(float[] c, int m, int slices) {
        return new Sliced(c, MARGIN, (m + 4) * Sliced.WIDTH, m, slices);
    }

    private static void naive(RowMajor a, Sliced b, Sliced c, int sign) {
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < b.slices() * Sliced.WIDTH; j++) {
                int to = at(c, i, j);
                for (int from = 0; from < a.columns(); from += 256) {
                    float sum = 0;
                    for (int p = from; p < Math.min(from + 256, a.columns()); p++) {
                        sum += a.values()[a.at() + i * a.stride() + p] * b.values()[at(b, p, j)];
                    }
                    c.values()[to] += sign * sum;
                }
            }
        }
    }

    private static int at(Sliced matrix, int i, int j) {
        return matrix.at() + j / 16 * matrix.stride() + i * 16 + j % 16;
    }

    @Test
    void withoutAnotherModuleTheKernelsArePlain() {
        assertThat(KernelProvider.fastest()).isSameAs(KernelProvider.plain());
        assertThat(KernelProvider.plain().name()).isEqualTo("plain");
    }

    private static float[] random(String name, int size) {
        float[] values = new float[size];
        seed(1).stream(name).fillNormal(values, 0, 0, 1);
        return values;
    }
}
