package dev.fanin.kernel;

/// The inner loops that take nearly all the time of a network.
///
/// Matrices are row-major. Every implementation adds the products of one element in the order of
/// the inner index, so that results do not depend on how rows are shared out.
public interface Kernels {

    /// Adds a product: `C += A B`, with A (m, k), B (k, n) and C (m, n).
    void addProduct(int m, int n, int k, float[] a, float[] b, float[] c);

    /// Adds a product with the first factor transposed: `C += A' B`, with A (k, m), B (k, n) and C
    /// (m, n).
    void addProductTransposed(int m, int n, int k, float[] a, float[] b, float[] c);

    /// Writes the transpose of a matrix (rows, columns).
    void transpose(int rows, int columns, float[] matrix, float[] transposed);

    /// Returns the kernels in plain Java, which are always there.
    static Kernels plain() {
        return PlainKernels.INSTANCE;
    }
}
