package dev.fanin.kernel;

/// The matrix product, which takes nearly all the time of a network.
///
/// One object belongs to one thread: it owns scratch space, which grows to what the largest product
/// needs and is then kept, so that a call allocates nothing.
public interface Kernels {

    /// Computes `C = op(A) op(B)`, or `C += op(A) op(B)`, where op transposes or does nothing.
    ///
    /// Matrices are row-major with leading dimensions: element (i, p) of A is `a[aFrom + i * lda +
    /// p]`, and element (i, p) of op(A) is `a[aFrom + p * lda + i]` where A is transposed; B and C
    /// alike. op(A) is (m, k), op(B) (k, n) and C (m, n). Rows of A and of B may overlap, that is,
    /// a leading dimension may be smaller than a row, as in a convolution that reads its input in
    /// place. C must not share elements with A or B. Where k is 0, nothing is added.
    ///
    /// Every element of C starts from its value, or from +0 where `add` is false, and takes its
    /// products one by one in the order of the inner index. Each is added by [Math#fma], rounded
    /// once, where the processor has that as an instruction; else the product is rounded, then the
    /// sum ([FusedMultiplyAdd]). So an element has the same bits however m and n are sliced, and in
    /// every implementation that says so, but not on a processor without the instruction. Which of
    /// several NaNs comes out is open.
    ///
    /// @param transposeA whether A lies in memory as its transpose, (k, m)
    /// @param transposeB whether B lies in memory as its transpose, (n, k)
    /// @param m the number of rows of C
    /// @param n the number of columns of C
    /// @param k the inner length
    /// @param a the array that holds A
    /// @param aFrom the index of its first element
    /// @param lda the distance from a row of A, as it lies in memory, to the next
    /// @param b the array that holds B
    /// @param bFrom the index of its first element
    /// @param ldb the distance from a row of B, as it lies in memory, to the next
    /// @param add whether the product is added to C; if not, C is only written
    /// @param c the array that holds C
    /// @param cFrom the index of its first element
    /// @param ldc the distance from a row of C to the next, at least n
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
