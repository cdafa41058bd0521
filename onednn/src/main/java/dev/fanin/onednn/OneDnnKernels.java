package dev.fanin.onednn;

import dev.fanin.kernel.Kernels;

/// Products by oneDNN, each by the calling thread alone; small ones by other kernels, which start
/// faster.
///
/// While oneDNN computes, the garbage collector waits: it must not move the arrays. So a long
/// product is cut along m and n into several of at most two milliseconds each.
///
/// Error of an element: at most `k + 8` roundings of partial sums, in an order of oneDNN's own. The
/// bits of an element may depend on the sizes m and n of the product it is computed in.
final class OneDnnKernels implements Kernels {

    /// Up to this many operations, kernels with vectors are faster.
    static final long SMALL_FOR_VECTORS = 16_000;

    /// Up to this many operations, plain loops are faster.
    static final long SMALL_FOR_LOOPS = 4_000;

    /// Up to this many rows of C, vectors read B once as it lies, which oneDNN does for one row
    /// only.
    static final int FEW_FOR_VECTORS = 4;

    /// What a core does in two milliseconds at 55 GFLOP/s, half the speed of those of today.
    private static final long LONG = 110_000_000;

    /// The most values of overlapping rows that are copied at a time: half of a second cache.
    private static final int PANEL = 64 * 1024;

    /// Rows this far apart, or a multiple, fall into the same sets of the cache.
    private static final int TRAP = 128;

    private static final int PADDING = 16;

    private final Kernels other;
    private final long small;
    private final int few;
    private final Segments segments = new Segments();
    private float[] copyOfA = new float[0];
    private float[] copyOfB = new float[0];

    /// Chooses what computes small products.
    ///
    /// @param small up to how many operations the others compute a product
    /// @param few up to how many rows they do if B is not transposed, however large it is
    OneDnnKernels(Kernels other, long small, int few) {
        this.other = other;
        this.small = small;
        this.few = few;
    }

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
        boolean isSmall = 2L * m * n * k <= small || (m <= few && !transposeB);
        if (isSmall || Sgemm.failure() != null) {
            other.gemm(transposeA, transposeB, m, n, k, a, aFrom, lda, b, bFrom, ldb, add, c, cFrom, ldc);
            return;
        }
        Bounds.check("A", a, aFrom, transposeA ? k : m, transposeA ? m : k, lda);
        Bounds.check("B", b, bFrom, transposeB ? n : k, transposeB ? k : n, ldb);
        Bounds.check("C", c, cFrom, m, n, ldc);
        Bounds.checkApart(n, ldc);
        separate(transposeA, transposeB, m, n, k, a, aFrom, lda, b, bFrom, ldb, add, c, cFrom, ldc);
    }

    /// Copies rows that overlap, since oneDNN wants them apart.
    private void separate(
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
        if (ldb < (transposeB ? k : n)) {
            int rows = transposeB ? n : k;
            int columns = transposeB ? k : n;
            int to = padded(columns);
            copyOfB = copy(b, bFrom, ldb, rows, columns, copyOfB, to);
            separate(transposeA, transposeB, m, n, k, a, aFrom, lda, copyOfB, 0, to, add, c, cFrom, ldc);
        } else if (lda < (transposeA ? m : k)) {
            int most = transposeA ? m : Math.max(1, PANEL / k);
            int to = padded(transposeA ? m : k);
            for (int i = 0; i < m; i += most) {
                int count = Math.min(most, m - i);
                copyOfA = copy(a, aFrom + i * lda, lda, transposeA ? k : count, transposeA ? m : k, copyOfA, to);
                cut(transposeA, transposeB, count, n, k, copyOfA, 0, to, b, bFrom, ldb, add, c, cFrom + i * ldc, ldc);
            }
        } else {
            cut(transposeA, transposeB, m, n, k, a, aFrom, lda, b, bFrom, ldb, add, c, cFrom, ldc);
        }
    }

    /// Halves the longer side until a product is short.
    private void cut(
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
        if (2L * m * n * k <= LONG || (m == 1 && n == 1)) {
            spread(transposeA, transposeB, m, n, k, a, aFrom, lda, b, bFrom, ldb, add, c, cFrom, ldc);
        } else if (m >= n) {
            int half = half(m);
            int second = aFrom + (transposeA ? half : half * lda);
            cut(transposeA, transposeB, half, n, k, a, aFrom, lda, b, bFrom, ldb, add, c, cFrom, ldc);
            cut(transposeA, transposeB, m - half, n, k, a, second, lda, b, bFrom, ldb, add, c, cFrom + half * ldc, ldc);
        } else {
            int half = half(n);
            int second = bFrom + (transposeB ? half * ldb : half);
            cut(transposeA, transposeB, m, half, k, a, aFrom, lda, b, bFrom, ldb, add, c, cFrom, ldc);
            cut(transposeA, transposeB, m, n - half, k, a, aFrom, lda, b, second, ldb, add, c, cFrom + half, ldc);
        }
    }

    private static int half(int size) {
        int half = (size + 1) / 2;
        return size >= 64 ? (half + 15) / 16 * 16 : half;
    }

    /// Copies factors whose rows lie a power of two apart, where that is worth it: a third of the
    /// time is gained when A is transposed, else nothing.
    private void spread(
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
        float[] left = a;
        int leftFrom = aFrom;
        int leftStride = lda;
        float[] right = b;
        int rightFrom = bFrom;
        int rightStride = ldb;
        if (transposeA && !transposeB && m >= 64 && n >= 64 && isTrap(lda)) {
            leftStride = padded(m);
            copyOfA = copy(a, aFrom, lda, k, m, copyOfA, leftStride);
            left = copyOfA;
            leftFrom = 0;
            if (isTrap(ldb)) {
                rightStride = padded(n);
                copyOfB = copy(b, bFrom, ldb, k, n, copyOfB, rightStride);
                right = copyOfB;
                rightFrom = 0;
            }
        }
        Sgemm.multiply(
                transposeA,
                transposeB,
                m,
                n,
                k,
                segments.of(left, leftFrom),
                leftStride,
                segments.of(right, rightFrom),
                rightStride,
                add,
                segments.of(c, cFrom),
                ldc);
    }

    private static boolean isTrap(int stride) {
        return stride % TRAP == 0 && stride > TRAP;
    }

    private static int padded(int columns) {
        return columns % TRAP == 0 ? columns + PADDING : columns;
    }

    /// Copies rows into an array that grows to what is needed.
    private static float[] copy(float[] from, int at, int stride, int rows, int columns, float[] into, int to) {
        float[] target = into.length < rows * to ? new float[rows * to] : into;
        for (int i = 0; i < rows; i++) {
            System.arraycopy(from, at + i * stride, target, i * to, columns);
        }
        return target;
    }
}
