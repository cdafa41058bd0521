package dev.fanin.simd;

import dev.fanin.kernel.MatrixKernels;
import dev.fanin.kernel.RowMajor;
import dev.fanin.kernel.Sliced;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Products in tiles of 6 rows and two vectors, which stay in registers for a whole group.
///
/// A lane holds one element of C from beginning to end: sums never cross lanes, so the width of the
/// vectors decides nothing but speed. Vectors of more than 256 bits are not used, since a slice has
/// 16 columns.
final class VectorMatrixKernels implements MatrixKernels {

    static final VectorSpecies<Float> SPECIES =
            FloatVector.SPECIES_PREFERRED.length() > FloatVector.SPECIES_256.length()
                    ? FloatVector.SPECIES_256
                    : FloatVector.SPECIES_PREFERRED;

    /// How many rows of A are used for all slices before the next; they stay in the second cache.
    private static final int BAND = 96;

    private static final int LANES = SPECIES.length();
    private static final int WIDTH = Sliced.WIDTH;

    @Override
    public void add(RowMajor a, Sliced b, Sliced c) {
        product(a, b, c, 1);
    }

    @Override
    public void subtract(RowMajor a, Sliced b, Sliced c) {
        product(a, b, c, -1);
    }

    private static void product(RowMajor a, Sliced b, Sliced c, float sign) {
        for (int from = 0; from < a.columns(); from += GROUP) {
            int length = Math.min(GROUP, a.columns() - from);
            for (int start = 0; start < a.rows(); start += BAND) {
                int end = Math.min(start + BAND, a.rows());
                for (int slice = 0; slice < b.slices(); slice++) {
                    int bAt = b.at() + slice * b.stride() + from * WIDTH;
                    int cAt = c.at() + slice * c.stride() + start * WIDTH;
                    int aAt = a.at() + start * a.stride() + from;
                    tiles(end - start, length, a.values(), aAt, a.stride(), b.values(), bAt, sign, c.values(), cAt);
                }
            }
        }
    }

    /// Walks down one slice: tiles of 6 rows, then of 4, and single rows where neither fits.
    private static void tiles(
            int rows, int length, float[] a, int aAt, int stride, float[] b, int bAt, float sign, float[] c, int cAt) {
        int i = 0;
        while (i < rows) {
            int left = rows - i;
            int height = left % 6 == 0 || left > 8 ? 6 : left >= 4 ? 4 : 1;
            for (int j = 0; j < WIDTH; j += 2 * LANES) {
                int aRow = aAt + i * stride;
                int cRow = cAt + i * WIDTH + j;
                switch (height) {
                    case 6 -> Tile6.add(length, a, aRow, stride, b, bAt + j, sign, c, cRow);
                    case 4 -> Tile4.add(length, a, aRow, stride, b, bAt + j, sign, c, cRow);
                    default -> Tile1.add(length, a, aRow, b, bAt + j, sign, c, cRow);
                }
            }
            i += height;
        }
    }
}
