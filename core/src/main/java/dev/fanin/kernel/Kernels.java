package dev.fanin.kernel;

/// The inner loops that take nearly all the time of a network.
///
/// An object belongs to one thread, for it may own scratch space.
public interface Kernels {

    /// Writes or adds a product: `C = op(A) op(B)`, or `C = C + op(A) op(B)`.
    void gemm(
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
            int ldc);
}
