package dev.fanin.simd;

import dev.fanin.kernel.KernelProvider;
import dev.fanin.kernel.Kernels;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Matrix products in tiles of up to 6 rows and two vectors, which stay in registers while a block
/// of the inner index is added.
///
/// A block of B two vectors wide is packed into a panel that stays in the nearest cache while all
/// rows of A pass by. A lane holds one element of C from beginning to end: sums never cross lanes,
/// so the width of the vectors decides nothing but speed.
final class VectorKernels implements Kernels {

    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();

    /// The columns of a tile.
    static final int WIDTH = 2 * LANES;

    /// The most of the inner index that one panel holds; with 8 lanes it takes half of 32 KiB.
    private static final int DEPTH = 272;

    /// How many values of A are used for all panels before the next; they stay in the second cache.
    private static final int BAND_SIZE = 65_536;

    private static final int TALLEST = 6;

    /// Up to this width, single numbers are as fast as vectors that are mostly empty.
    private static final int NARROW = 2;

    /// Below this many products for each column, plain Java has less to prepare.
    private static final int SMALL = 1024;

    private final Kernels plain = KernelProvider.plain().kernels();
    private final SmallProducts small = new SmallProducts();
    private final float[] panel = new float[DEPTH * WIDTH];
    private final float[] edge = new float[TALLEST * WIDTH];
    private float[] band = new float[0];

    @Override
    public void gemm(
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            float[] a,
            int aFrom,
            int lda,
            float[] b,
            int bFrom,
            int ldb,
            boolean add,
            float[] c,
            int cFrom,
            int ldc) {
        if (n <= NARROW || (n < LANES && (long) m * k < SMALL)) {
            plain.gemm(transposeA, transposeB, m, n, k, a, aFrom, lda, b, bFrom, ldb, add, c, cFrom, ldc);
            return;
        }
        if (!add) {
            clear(m, n, c, cFrom, ldc);
        }
        if (m == 0 || n == 0 || k == 0) {
            return;
        }
        int aDown = transposeA ? 1 : lda;
        int aAcross = transposeA ? lda : 1;
        boolean isFew = m <= FewRows.MOST && !transposeB;
        if ((long) m * n * k <= (isFew ? FewRows.LEAST : SmallProducts.MOST)) {
            small.add(transposeB, m, n, k, a, aFrom, aDown, aAcross, b, bFrom, ldb, c, cFrom, ldc);
            return;
        }
        if (isFew) {
            FewRows.add(m, n, k, a, aFrom, aDown, aAcross, b, bFrom, ldb, c, cFrom, ldc);
            return;
        }
        int blocks = (k + DEPTH - 1) / DEPTH;
        int depth = (k + blocks - 1) / blocks;
        int height = Math.min(m, bandHeight(depth));
        if (transposeA && band.length < height * depth) {
            band = new float[height * depth];
        }
        for (int p = 0; p < k; p += depth) {
            int length = Math.min(depth, k - p);
            for (int i = 0; i < m; i += height) {
                int rows = Math.min(height, m - i);
                float[] left = a;
                int leftFrom = aFrom + i * lda + p;
                int leftStride = lda;
                if (transposeA) {
                    Packing.transpose(rows, length, a, aFrom + p * lda + i, lda, band);
                    left = band;
                    leftFrom = 0;
                    leftStride = length;
                }
                for (int j = 0; j < n; j += WIDTH) {
                    int columns = Math.min(WIDTH, n - j);
                    if (transposeB) {
                        Packing.transposedPanel(columns, length, b, bFrom + j * ldb + p, ldb, panel);
                    } else {
                        Packing.panel(columns, length, b, bFrom + p * ldb + j, ldb, panel);
                    }
                    addPanel(rows, columns, length, left, leftFrom, leftStride, c, cFrom + i * ldc + j, ldc);
                }
            }
        }
    }

    private static void clear(int m, int n, float[] c, int cFrom, int ldc) {
        if (n == ldc) {
            Arrays.fill(c, cFrom, cFrom + m * n, 0f);
            return;
        }
        for (int i = 0; i < m; i++) {
            Arrays.fill(c, cFrom + i * ldc, cFrom + i * ldc + n, 0f);
        }
    }

    private static int bandHeight(int depth) {
        return Math.max(BAND_SIZE / depth / TALLEST * TALLEST, TALLEST);
    }

    private void addPanel(
            int rows, int columns, int length, float[] a, int aFrom, int lda, float[] c, int cFrom, int ldc) {
        for (int i = 0; i < rows; ) {
            int height = height(rows - i);
            int at = cFrom + i * ldc;
            if (columns == WIDTH) {
                addTile(height, length, a, aFrom + i * lda, lda, c, at, ldc);
            } else {
                Packing.edge(height, columns, c, at, ldc, edge, 0, WIDTH);
                addTile(height, length, a, aFrom + i * lda, lda, edge, 0, WIDTH);
                Packing.edge(height, columns, edge, 0, WIDTH, c, at, ldc);
            }
            i += height;
        }
    }

    /// Tiles of 6 rows, but 4 and 4 for 8.
    private static int height(int left) {
        if (left >= TALLEST && left != 8) {
            return TALLEST;
        }
        return left >= 4 ? 4 : left >= 2 ? 2 : 1;
    }

    private void addTile(int height, int length, float[] a, int aAt, int lda, float[] c, int cAt, int ldc) {
        switch (height) {
            case TALLEST -> FusedTile6.add(length, a, aAt, lda, panel, c, cAt, ldc);
            case 4 -> FusedTile4.add(length, a, aAt, lda, panel, c, cAt, ldc);
            case 2 -> FusedTile2.add(length, a, aAt, lda, panel, c, cAt, ldc);
            default -> FusedTile1.add(length, a, aAt, lda, panel, c, cAt, ldc);
        }
    }
}
