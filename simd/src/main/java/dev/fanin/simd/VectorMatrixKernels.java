package dev.fanin.simd;

import dev.fanin.kernel.MatrixKernels;
import dev.fanin.kernel.RowMajor;
import dev.fanin.kernel.Sliced;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Products in tiles of 5 rows and two vectors, which stay in registers for a whole group.
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
    private static final int BAND = 100;

    private static final int LANES = SPECIES.length();
    private static final int WIDTH = Sliced.WIDTH;

    private final float[] sums = new float[5 * WIDTH];

    @Override
    public void add(RowMajor a, Sliced b, Sliced c) {
        product(a, b, c, 1);
    }

    @Override
    public void subtract(RowMajor a, Sliced b, Sliced c) {
        product(a, b, c, -1);
    }

    private void product(RowMajor a, Sliced b, Sliced c, float sign) {
        for (int from = 0; from < a.columns(); from += GROUP) {
            int length = Math.min(GROUP, a.columns() - from);
            for (int start = 0; start < a.rows(); start += BAND) {
                int end = Math.min(start + BAND, a.rows());
                for (int slice = 0; slice < b.slices(); slice++) {
                    int bAt = b.at() + slice * b.stride() + from * WIDTH;
                    int cAt = c.at() + slice * c.stride();
                    for (int i = start; i < end; ) {
                        int height = height(end - i);
                        sum(height, length, a, a.at() + i * a.stride() + from, b.values(), bAt);
                        addSums(height * WIDTH, sign, c.values(), cAt + i * WIDTH);
                        i += height;
                    }
                }
            }
        }
    }

    /// Tiles of 5 rows, then of 4, and single rows where neither fits.
    private static int height(int left) {
        if (left % 5 == 0 || left > 16) {
            return 5;
        }
        return left >= 4 ? 4 : 1;
    }

    private void sum(int height, int length, RowMajor a, int aAt, float[] b, int bAt) {
        for (int j = 0; j < WIDTH; j += 2 * LANES) {
            switch (height) {
                case 5 -> Tile5.sum(length, a.values(), aAt, a.stride(), b, bAt + j, sums, j);
                case 4 -> Tile4.sum(length, a.values(), aAt, a.stride(), b, bAt + j, sums, j);
                default -> Tile1.sum(length, a.values(), aAt, b, bAt + j, sums, j);
            }
        }
    }

    private void addSums(int size, float sign, float[] c, int at) {
        for (int j = 0; j < size; j += LANES) {
            FloatVector sum = FloatVector.fromArray(SPECIES, sums, j).mul(sign);
            FloatVector.fromArray(SPECIES, c, at + j).add(sum).intoArray(c, at + j);
        }
    }
}
