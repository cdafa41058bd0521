package dev.fanin.kernel;

/// The matrix product in plain Java: narrow and small ones element by element, others row by row.
final class PlainKernels implements Kernels {

    /// From this width on, adding whole rows gains more than copying them costs.
    private static final int WIDE = 32;

    /// Up to this many products altogether, nothing is copied.
    private static final int SMALL = 2048;

    /// Columns of B are copied one number at a time, which needs this many rows of C to gain.
    private static final int TALL = 8;

    private final RowSums rowSums = new RowSums();

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
        int aDown = transposeA ? 1 : lda;
        int aAcross = transposeA ? lda : 1;
        int bDown = transposeB ? 1 : ldb;
        int bAcross = transposeB ? ldb : 1;
        boolean tall = m >= TALL || !transposeB;
        if (n >= WIDE && tall && (long) m * n * k > SMALL) {
            rowSums.product(m, n, k, a, aFrom, aDown, aAcross, b, bFrom, bDown, bAcross, add, c, cFrom, ldc);
        } else if (n >= ScalarTiles.WIDTH || n >= m) {
            ScalarTiles.product(m, n, k, a, aFrom, aDown, aAcross, b, bFrom, bDown, bAcross, add, c, cFrom, ldc, 1);
        } else {
            // As its transpose, C' = op(B)' op(A)', the product is wide enough for a tile.
            ScalarTiles.product(n, m, k, b, bFrom, bAcross, bDown, a, aFrom, aAcross, aDown, add, c, cFrom, 1, ldc);
        }
    }
}
