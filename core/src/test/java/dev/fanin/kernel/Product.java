package dev.fanin.kernel;

import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// One product to be computed, in one of eight forms, with margins before, between and after rows.
@SuppressWarnings("ArrayRecordComponent") // never compared
record Product(
        boolean transposeA,
        boolean transposeB,
        boolean add,
        int m,
        int n,
        int k,
        float[] a,
        int lda,
        float[] b,
        int ldb,
        float[] c,
        int ldc) {

    private static final int FROM = 3;
    private static final int GAP = 2;

    /// The lowest bit of the form transposes A, the next B, the third adds.
    static Product random(int form, int m, int n, int k) {
        boolean transposeA = (form & 1) != 0;
        boolean transposeB = (form & 2) != 0;
        int lda = (transposeA ? m : k) + GAP;
        int ldb = (transposeB ? k : n) + GAP;
        int ldc = n + GAP;
        return new Product(
                transposeA,
                transposeB,
                (form & 4) != 0,
                m,
                n,
                k,
                random("a", FROM + lda * (transposeA ? k : m)),
                lda,
                random("b", FROM + ldb * (transposeB ? n : k)),
                ldb,
                random("c", FROM + ldc * m),
                ldc);
    }

    private static float[] random(String name, int size) {
        float[] values = new float[size];
        seed(1).stream(name).fillNormal(values, 0, 0, 1);
        return values;
    }

    void by(Kernels kernels, float[] result) {
        kernels.gemm(transposeA, transposeB, m, n, k, a, FROM, lda, b, FROM, ldb, add, result, FROM, ldc);
    }

    void inParts(Kernels kernels, int height, int width, float[] result) {
        for (int i = 0; i < m; i += height) {
            for (int j = 0; j < n; j += width) {
                kernels.gemm(
                        transposeA,
                        transposeB,
                        Math.min(height, m - i),
                        Math.min(width, n - j),
                        k,
                        a,
                        FROM + i * (transposeA ? 1 : lda),
                        lda,
                        b,
                        FROM + j * (transposeB ? ldb : 1),
                        ldb,
                        add,
                        result,
                        FROM + i * ldc + j,
                        ldc);
            }
        }
    }

    /// Element by element, product after product.
    float[] inOrder() {
        float[] result = c.clone();
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                float sum = add ? result[FROM + i * ldc + j] : 0;
                for (int p = 0; p < k; p++) {
                    sum = FusedMultiplyAdd.isInHardware()
                            ? Math.fma(left(i, p), right(p, j), sum)
                            : sum + left(i, p) * right(p, j);
                }
                result[FROM + i * ldc + j] = sum;
            }
        }
        return result;
    }

    /// In double; each of the k products and sums rounds by at most 2^-24 of what has been added up
    /// so far.
    void assertWithinRounding(float[] result) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = add ? c[FROM + i * ldc + j] : 0;
                double magnitude = Math.abs(sum);
                for (int p = 0; p < k; p++) {
                    double product = (double) left(i, p) * right(p, j);
                    sum += product;
                    magnitude += Math.abs(product);
                }
                assertThat((double) result[FROM + i * ldc + j])
                        .as("(%s, %s) of %s", i, j, this)
                        .isCloseTo(sum, within(2 * k * 0x1p-24 * magnitude + Float.MIN_VALUE));
            }
        }
    }

    private float left(int i, int p) {
        return a[FROM + (transposeA ? p * lda + i : i * lda + p)];
    }

    private float right(int p, int j) {
        return b[FROM + (transposeB ? j * ldb + p : p * ldb + j)];
    }

    @Override
    public String toString() {
        return m + " x " + n + " x " + k + (transposeA ? " TA" : "") + (transposeB ? " TB" : "") + (add ? " +" : "");
    }
}
