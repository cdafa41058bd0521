package dev.fanin.linalg;

import dev.fanin.kernel.RowMajor;
import dev.fanin.kernel.Sliced;

/// Householder's reduction of one slice of at most 16 columns, one column after the other.
///
/// The slice becomes the vectors of the reflections, zero above their own row and 1 there. Columns
/// beyond the width have the vector 0 and the coefficient 0, hence reflect nothing.
///
/// @param reflector the reflections, joined
/// @param tau their coefficients
/// @param r the triangle R, 16 to a row
@SuppressWarnings("ArrayRecordComponent") // a bundle of results, never compared
record SliceQr(BlockReflector reflector, float[] tau, float[] r) {

    private static final int WIDTH = Sliced.WIDTH;

    /// Reduces the slice, which is overwritten.
    ///
    /// @param slice one slice, with at least as many rows as columns are used
    /// @param columns how many of its columns are used
    static SliceQr of(Worker worker, Sliced slice, int columns) {
        int rows = slice.rows();
        float[] tau = new float[WIDTH];
        float[] r = new float[WIDTH * WIDTH];
        float[][] column = columns(slice);
        for (int j = 0; j < columns; j++) {
            tau[j] = reflect(column[j], j, r);
            for (int c = j + 1; c < columns; c++) {
                float factor = tau[j] * Vectors.dot(column[j], column[c], j, rows);
                Vectors.subtract(factor, column[j], column[c], j);
                r[j * WIDTH + c] = column[c][j];
                column[c][j] = 0;
            }
        }
        float[] transposed = new float[WIDTH * rows];
        store(column, slice, transposed);
        RowMajor v = new RowMajor(slice.values(), slice.at(), WIDTH, rows, WIDTH);
        RowMajor vTransposed = new RowMajor(transposed, 0, rows, WIDTH, rows);
        Sliced products = worker.product(vTransposed, slice);
        return new SliceQr(BlockReflector.of(v, vTransposed, tau, products), tau, r);
    }

    /// Turns x, from row j on, into the vector of the reflection that maps it to a multiple of the
    /// unit vector; writes that multiple to R and returns the coefficient.
    private static float reflect(float[] x, int j, float[] r) {
        double below = Vectors.sumOfSquares(x, j + 1);
        double head = x[j];
        x[j] = 1;
        if (below == 0) {
            r[j * WIDTH + j] = (float) head;
            return 0;
        }
        double norm = Math.sqrt(head * head + below);
        // The sign that adds, so that nothing cancels.
        double image = head < 0 ? norm : -norm;
        Vectors.scale(1 / (head - image), x, j + 1);
        r[j * WIDTH + j] = (float) image;
        return (float) ((image - head) / image);
    }

    private static float[][] columns(Sliced slice) {
        float[][] column = new float[WIDTH][slice.rows()];
        for (int i = 0; i < slice.rows(); i++) {
            int at = slice.at() + i * WIDTH;
            for (int j = 0; j < WIDTH; j++) {
                column[j][i] = slice.values()[at + j];
            }
        }
        return column;
    }

    private static void store(float[][] column, Sliced slice, float[] transposed) {
        int rows = slice.rows();
        for (int i = 0; i < rows; i++) {
            int at = slice.at() + i * WIDTH;
            for (int j = 0; j < WIDTH; j++) {
                slice.values()[at + j] = column[j][i];
            }
        }
        for (int j = 0; j < WIDTH; j++) {
            System.arraycopy(column[j], 0, transposed, j * rows, rows);
        }
    }
}
