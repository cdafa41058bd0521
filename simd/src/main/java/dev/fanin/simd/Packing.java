package dev.fanin.simd;

import static dev.fanin.simd.VectorKernels.LANES;
import static dev.fanin.simd.VectorKernels.SPECIES;
import static dev.fanin.simd.VectorKernels.WIDTH;

import jdk.incubator.vector.FloatVector;

/// Copies of parts of a matrix, laid out as tiles read them.
///
/// Columns that a panel lacks keep what was there: what is added up from them is not read. Masks
/// would copy in fewer steps, but the compiler at times makes objects of them.
final class Packing {

    /// How many rows are written side by side, half of a cache line read.
    private static final int SIDE = 8;

    private Packing() {}

    /// Copies columns into a panel, row after row.
    static void panel(int columns, int length, float[] b, int from, int ldb, float[] panel) {
        if (columns == WIDTH) {
            for (int p = 0; p < length; p++) {
                FloatVector x = FloatVector.fromArray(SPECIES, b, from + p * ldb);
                FloatVector y = FloatVector.fromArray(SPECIES, b, from + p * ldb + LANES);
                x.intoArray(panel, p * WIDTH);
                y.intoArray(panel, p * WIDTH + LANES);
            }
            return;
        }
        for (int j = 0; j < columns; j++) {
            for (int p = 0; p < length; p++) {
                panel[p * WIDTH + j] = b[from + p * ldb + j];
            }
        }
    }

    /// Copies rows into the columns of a panel.
    static void transposedPanel(int columns, int length, float[] b, int from, int ldb, float[] panel) {
        int j = 0;
        for (; j + SIDE <= columns; j += SIDE) {
            eightColumns(j, length, b, from + j * ldb, ldb, panel);
        }
        for (; j < columns; j++) {
            column(j, length, b, from + j * ldb, panel);
        }
    }

    private static void eightColumns(int j, int length, float[] b, int from, int ldb, float[] panel) {
        int from1 = from + ldb;
        int from2 = from + 2 * ldb;
        int from3 = from + 3 * ldb;
        int from4 = from + 4 * ldb;
        int from5 = from + 5 * ldb;
        int from6 = from + 6 * ldb;
        int from7 = from + 7 * ldb;
        for (int p = 0; p < length; p++) {
            int at = p * WIDTH + j;
            panel[at] = b[from + p];
            panel[at + 1] = b[from1 + p];
            panel[at + 2] = b[from2 + p];
            panel[at + 3] = b[from3 + p];
            panel[at + 4] = b[from4 + p];
            panel[at + 5] = b[from5 + p];
            panel[at + 6] = b[from6 + p];
            panel[at + 7] = b[from7 + p];
        }
    }

    /// Copies the columns between two places, row after row.
    static void edge(int rows, int columns, float[] c, int from, int stride, float[] to, int at, int toStride) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                to[at + i * toStride + j] = c[from + i * stride + j];
            }
        }
    }

    private static void column(int j, int length, float[] b, int from, float[] panel) {
        for (int p = 0; p < length; p++) {
            panel[p * WIDTH + j] = b[from + p];
        }
    }

    /// Writes columns of A as rows, one right behind the other.
    static void transpose(int rows, int length, float[] a, int from, int lda, float[] band) {
        int i = 0;
        for (; i + SIDE <= rows; i += SIDE) {
            eightRows(length, a, from + i, lda, band, i * length);
        }
        for (; i < rows; i++) {
            for (int p = 0; p < length; p++) {
                band[i * length + p] = a[from + p * lda + i];
            }
        }
    }

    private static void eightRows(int length, float[] a, int from, int lda, float[] band, int to) {
        int to1 = to + length;
        int to2 = to + 2 * length;
        int to3 = to + 3 * length;
        int to4 = to + 4 * length;
        int to5 = to + 5 * length;
        int to6 = to + 6 * length;
        int to7 = to + 7 * length;
        for (int p = 0; p < length; p++) {
            int at = from + p * lda;
            band[to + p] = a[at];
            band[to1 + p] = a[at + 1];
            band[to2 + p] = a[at + 2];
            band[to3 + p] = a[at + 3];
            band[to4 + p] = a[at + 4];
            band[to5 + p] = a[at + 5];
            band[to6 + p] = a[at + 6];
            band[to7 + p] = a[at + 7];
        }
    }
}
