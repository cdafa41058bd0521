package dev.fanin.onednn;

import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.kernel.Kernels;
import java.util.Arrays;

/// One product to be computed, with margins before, between and after rows.
record Product(boolean transposeA, boolean transposeB, boolean add, int m, int n, int k, int from, int gap) {

    private static final float MARGIN = 7;

    /// The lowest bit of the form transposes A, the next B, the third adds.
    static Product of(int form, int m, int n, int k) {
        return new Product((form & 1) != 0, (form & 2) != 0, (form & 4) != 0, m, n, k, 3, 2);
    }

    int lda() {
        return (transposeA ? m : k) + gap;
    }

    int ldb() {
        return (transposeB ? k : n) + gap;
    }

    int ldc() {
        return n + gap;
    }

    float[] a() {
        return normal("a", from + (transposeA ? k : m) * lda());
    }

    float[] b() {
        return normal("b", from + (transposeB ? n : k) * ldb());
    }

    static float[] normal(String name, int size) {
        float[] values = new float[size];
        seed(1).stream(name).fillNormal(values, 0, 0, 1);
        return values;
    }

    float[] by(Kernels kernels) {
        return by(kernels, a(), b());
    }

    /// Computes it, starting from a C of sevens, or of NaNs where nothing is added.
    float[] by(Kernels kernels, float[] a, float[] b) {
        float[] c = new float[from + m * ldc() + 5];
        Arrays.fill(c, MARGIN);
        for (int i = 0; i < m && !add; i++) {
            Arrays.fill(c, from + i * ldc(), from + i * ldc() + n, Float.NaN);
        }
        kernels.gemm(transposeA, transposeB, m, n, k, a, from, lda(), b, from, ldb(), add, c, from, ldc());
        return c;
    }

    void assertCorrect(float[] actual, float[] a, float[] b) {
        double worst = 0;
        int touched = 0;
        for (int i = 0; i < actual.length; i++) {
            int row = Math.floorDiv(i - from, ldc());
            int column = Math.floorMod(i - from, ldc());
            if (row >= 0 && row < m && column < n) {
                worst = Math.max(worst, error(actual[i], row, column, a, b));
            } else if (actual[i] != MARGIN) {
                touched++;
            }
        }
        assertThat(touched).as("%s, values touched outside of C", this).isZero();
        // Each addition rounds by at most 2^-24 of a partial sum; the worst case, with sums in any order.
        assertThat(worst).as("%s", this).isLessThanOrEqualTo((k + 8) * 0x1p-24);
    }

    /// How far an element is off, as a part of the sum of what its terms measure; NaN if it is NaN.
    private double error(float actual, int row, int column, float[] a, float[] b) {
        double sum = add ? MARGIN : 0;
        double size = Math.abs(sum);
        int aAt = from + (transposeA ? row : row * lda());
        int bAt = from + (transposeB ? column * ldb() : column);
        for (int p = 0; p < k; p++) {
            double term = (double) a[aAt + (transposeA ? p * lda() : p)] * b[bAt + (transposeB ? p : p * ldb())];
            sum += term;
            size += Math.abs(term);
        }
        return Math.abs(actual - sum) / size;
    }
}
