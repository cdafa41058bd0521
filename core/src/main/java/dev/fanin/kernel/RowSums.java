package dev.fanin.kernel;

import java.util.Arrays;

/// Products as sums of rows, in loops that the compiler vectorises.
///
/// The compiler vectorises a loop over several arrays only where all are indexed alike, since it
/// cannot tell that two arrays differ. So rows of B are copied out of their matrix, eight at a
/// time, and rows of C are added up in arrays of their own.
final class RowSums {

    /// How many rows of B are added in one loop.
    private static final int DEPTH = 8;

    /// How many columns are worked on together: what a loop reads stays in the nearest cache.
    private static final int WIDTH = 512;

    /// How many values of C are worked on together: they stay in the second cache.
    private static final int BAND_SIZE = 65_536;

    private final float[][] rows = new float[DEPTH][0];
    private float[][] sums = new float[0][];
    private int capacity;

    /// Writes or adds the product; see [Kernels#gemm] and, for the strides, [ScalarTiles].
    void product(
            int m,
            int n,
            int k,
            float[] a,
            int aFrom,
            int aDown,
            int aAcross,
            float[] b,
            int bFrom,
            int bDown,
            int bAcross,
            boolean add,
            float[] c,
            int cFrom,
            int ldc) {
        int width = Math.min(n, WIDTH);
        int height = Math.min(m, BAND_SIZE / width);
        reserve(height, width);
        for (int j = 0; j < n; j += width) {
            int columns = Math.min(width, n - j);
            for (int i = 0; i < m; i += height) {
                int count = Math.min(height, m - i);
                int cAt = cFrom + i * ldc + j;
                start(count, columns, add, c, cAt, ldc);
                int aAt = aFrom + i * aDown;
                int bAt = bFrom + j * bAcross;
                for (int p = 0; p < k; p += DEPTH) {
                    int depth = Math.min(DEPTH, k - p);
                    gather(depth, columns, b, bAt + p * bDown, bDown, bAcross);
                    addRows(depth, count, columns, a, aAt + p * aAcross, aDown, aAcross);
                }
                for (int row = 0; row < count; row++) {
                    System.arraycopy(sums[row], 0, c, cAt + row * ldc, columns);
                }
            }
        }
    }

    private void reserve(int height, int width) {
        if (capacity < width) {
            capacity = width;
            Arrays.setAll(rows, q -> new float[width]);
            sums = new float[0][];
        }
        if (sums.length < height) {
            sums = new float[height][capacity];
        }
    }

    private void start(int count, int columns, boolean add, float[] c, int cAt, int ldc) {
        for (int row = 0; row < count; row++) {
            if (add) {
                System.arraycopy(c, cAt + row * ldc, sums[row], 0, columns);
            } else {
                Arrays.fill(sums[row], 0, columns, 0f);
            }
        }
    }

    private void gather(int depth, int columns, float[] b, int from, int down, int across) {
        if (across == 1) {
            for (int q = 0; q < depth; q++) {
                System.arraycopy(b, from + q * down, rows[q], 0, columns);
            }
        } else if (depth == DEPTH) {
            gatherEight(columns, b, from, down, across);
        } else {
            for (int q = 0; q < depth; q++) {
                for (int j = 0; j < columns; j++) {
                    rows[q][j] = b[from + j * across + q * down];
                }
            }
        }
    }

    private void gatherEight(int columns, float[] b, int from, int down, int across) {
        float[] r0 = rows[0];
        float[] r1 = rows[1];
        float[] r2 = rows[2];
        float[] r3 = rows[3];
        float[] r4 = rows[4];
        float[] r5 = rows[5];
        float[] r6 = rows[6];
        float[] r7 = rows[7];
        for (int j = 0; j < columns; j++) {
            int at = from + j * across;
            r0[j] = b[at];
            r1[j] = b[at + down];
            r2[j] = b[at + 2 * down];
            r3[j] = b[at + 3 * down];
            r4[j] = b[at + 4 * down];
            r5[j] = b[at + 5 * down];
            r6[j] = b[at + 6 * down];
            r7[j] = b[at + 7 * down];
        }
    }

    private void addRows(int depth, int count, int columns, float[] a, int from, int down, int across) {
        for (int i = 0; i < count; i++) {
            int at = from + i * down;
            if (depth == DEPTH) {
                addEight(columns, a, at, across, rows, sums[i]);
            } else {
                for (int q = 0; q < depth; q++) {
                    addOne(columns, a[at + q * across], rows[q], sums[i]);
                }
            }
        }
    }

    private static void addEight(int columns, float[] a, int at, int across, float[][] rows, float[] sum) {
        float f0 = a[at];
        float f1 = a[at + across];
        float f2 = a[at + 2 * across];
        float f3 = a[at + 3 * across];
        float f4 = a[at + 4 * across];
        float f5 = a[at + 5 * across];
        float f6 = a[at + 6 * across];
        float f7 = a[at + 7 * across];
        float[] r0 = rows[0];
        float[] r1 = rows[1];
        float[] r2 = rows[2];
        float[] r3 = rows[3];
        float[] r4 = rows[4];
        float[] r5 = rows[5];
        float[] r6 = rows[6];
        float[] r7 = rows[7];
        for (int j = 0; j < columns; j++) {
            float s = FusedMultiplyAdd.add(f0, r0[j], sum[j]);
            s = FusedMultiplyAdd.add(f1, r1[j], s);
            s = FusedMultiplyAdd.add(f2, r2[j], s);
            s = FusedMultiplyAdd.add(f3, r3[j], s);
            s = FusedMultiplyAdd.add(f4, r4[j], s);
            s = FusedMultiplyAdd.add(f5, r5[j], s);
            s = FusedMultiplyAdd.add(f6, r6[j], s);
            sum[j] = FusedMultiplyAdd.add(f7, r7[j], s);
        }
    }

    private static void addOne(int columns, float factor, float[] row, float[] sum) {
        for (int j = 0; j < columns; j++) {
            sum[j] = FusedMultiplyAdd.add(factor, row[j], sum[j]);
        }
    }
}
