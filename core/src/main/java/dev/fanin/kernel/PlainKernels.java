package dev.fanin.kernel;

import java.util.Arrays;

/// Products as sums of rows, in loops that the compiler vectorises.
///
/// The compiler vectorises a loop over several arrays only where all are indexed alike, since it
/// cannot tell that two arrays differ. So rows of B are copied out of their matrix, and a row of C
/// is added up in an array of its own: four times as fast as indexing into the matrices.
final class PlainKernels implements Kernels {

    static final PlainKernels INSTANCE = new PlainKernels();

    private PlainKernels() {}

    @Override
    public void addProduct(int m, int n, int k, float[] a, float[] b, float[] c) {
        addProduct(m, n, k, a, k, 1, b, c);
    }

    @Override
    public void addProductTransposed(int m, int n, int k, float[] a, float[] b, float[] c) {
        addProduct(m, n, k, a, 1, m, b, c);
    }

    @Override
    public void transpose(int rows, int columns, float[] matrix, float[] transposed) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                transposed[j * rows + i] = matrix[i * columns + j];
            }
        }
    }

    /// Element (i, p) of the first factor is `a[i * down + p * across]`.
    private static void addProduct(int m, int n, int k, float[] a, int down, int across, float[] b, float[] c) {
        float[][] rows = new float[k][];
        for (int p = 0; p < k; p++) {
            rows[p] = Arrays.copyOfRange(b, p * n, (p + 1) * n);
        }
        float[] sum = new float[n];
        float[] factors = new float[8];
        for (int i = 0; i < m; i++) {
            System.arraycopy(c, i * n, sum, 0, n);
            int p = 0;
            for (; p + 8 <= k; p += 8) {
                for (int q = 0; q < 8; q++) {
                    factors[q] = a[i * down + (p + q) * across];
                }
                addEightRows(factors, rows, p, sum);
            }
            for (; p < k; p++) {
                addRow(a[i * down + p * across], rows[p], sum);
            }
            System.arraycopy(sum, 0, c, i * n, n);
        }
    }

    private static void addEightRows(float[] factors, float[][] rows, int p, float[] sum) {
        float f0 = factors[0];
        float f1 = factors[1];
        float f2 = factors[2];
        float f3 = factors[3];
        float f4 = factors[4];
        float f5 = factors[5];
        float f6 = factors[6];
        float f7 = factors[7];
        float[] r0 = rows[p];
        float[] r1 = rows[p + 1];
        float[] r2 = rows[p + 2];
        float[] r3 = rows[p + 3];
        float[] r4 = rows[p + 4];
        float[] r5 = rows[p + 5];
        float[] r6 = rows[p + 6];
        float[] r7 = rows[p + 7];
        for (int j = 0; j < sum.length; j++) {
            float half = (((sum[j] + f0 * r0[j]) + f1 * r1[j]) + f2 * r2[j]) + f3 * r3[j];
            sum[j] = (((half + f4 * r4[j]) + f5 * r5[j]) + f6 * r6[j]) + f7 * r7[j];
        }
    }

    private static void addRow(float factor, float[] row, float[] sum) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += factor * row[j];
        }
    }
}
