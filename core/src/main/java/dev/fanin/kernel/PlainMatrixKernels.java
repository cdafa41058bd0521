package dev.fanin.kernel;

import java.util.Arrays;

/// Products as sums of rows, in loops that the compiler vectorises.
///
/// As in [PlainKernels], rows are copied into arrays of their own, for the compiler vectorises only
/// what is indexed alike. A few rows of C are summed together, so that rows of B stay in the
/// nearest cache.
final class PlainMatrixKernels implements MatrixKernels {

    private static final int WIDTH = Sliced.WIDTH;

    /// How many rows of C are summed together.
    private static final int BAND = 24;

    private float[][] rows = new float[0][];
    private final float[][] sums = new float[BAND][];
    private int width;

    @Override
    public void add(RowMajor a, Sliced b, Sliced c) {
        product(a, b, c, 1);
    }

    @Override
    public void subtract(RowMajor a, Sliced b, Sliced c) {
        product(a, b, c, -1);
    }

    private void product(RowMajor a, Sliced b, Sliced c, float sign) {
        reserve(b.slices() * WIDTH);
        for (int from = 0; from < a.columns(); from += GROUP) {
            int to = Math.min(from + GROUP, a.columns());
            for (int p = from; p < to; p++) {
                gather(b, p, rows[p - from]);
            }
            for (int i = 0; i < a.rows(); i += BAND) {
                int end = Math.min(i + BAND, a.rows());
                sum(a, i, end, from, to);
                for (int row = i; row < end; row++) {
                    scatter(sums[row - i], sign, c, row);
                }
            }
        }
    }

    private void reserve(int needed) {
        if (width != needed) {
            width = needed;
            rows = new float[GROUP][width];
            Arrays.setAll(sums, i -> new float[width]);
        }
    }

    private static void gather(Sliced b, int row, float[] into) {
        for (int s = 0; s < b.slices(); s++) {
            System.arraycopy(b.values(), b.at() + s * b.stride() + row * WIDTH, into, s * WIDTH, WIDTH);
        }
    }

    private static void scatter(float[] sum, float sign, Sliced c, int row) {
        float[] values = c.values();
        for (int s = 0; s < c.slices(); s++) {
            int at = c.at() + s * c.stride() + row * WIDTH;
            for (int j = 0; j < WIDTH; j++) {
                values[at + j] += sign * sum[s * WIDTH + j];
            }
        }
    }

    /// Sums one group of products for the rows [start, end) of C.
    private void sum(RowMajor a, int start, int end, int from, int to) {
        for (int i = start; i < end; i++) {
            Arrays.fill(sums[i - start], 0);
        }
        int p = from;
        for (; p + 8 <= to; p += 8) {
            for (int i = start; i < end; i++) {
                addEightRows(a.values(), a.at() + i * a.stride() + p, rows, p - from, sums[i - start]);
            }
        }
        for (; p < to; p++) {
            for (int i = start; i < end; i++) {
                addRow(a.values()[a.at() + i * a.stride() + p], rows[p - from], sums[i - start]);
            }
        }
    }

    private static void addEightRows(float[] a, int at, float[][] rows, int p, float[] sum) {
        float f0 = a[at];
        float f1 = a[at + 1];
        float f2 = a[at + 2];
        float f3 = a[at + 3];
        float f4 = a[at + 4];
        float f5 = a[at + 5];
        float f6 = a[at + 6];
        float f7 = a[at + 7];
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
