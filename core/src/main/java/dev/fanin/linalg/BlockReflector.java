package dev.fanin.linalg;

import dev.fanin.kernel.RowMajor;
import dev.fanin.kernel.Sliced;

/// The product of Householder reflections in compact form: `H1 H2 ... Hk = I - V T V'`, with V
/// (rows, k) holding their vectors and T (k, k) upper triangular.
///
/// Source: Schreiber and Van Loan, "A storage-efficient WY representation for products of
/// Householder transformations", SIAM J. Sci. Stat. Comput. 10, 1989.
///
/// @param v the vectors, one a column
/// @param vTransposed the same, one a row
/// @param t the triangle T
/// @param tTransposed the triangle T'
record BlockReflector(RowMajor v, RowMajor vTransposed, RowMajor t, RowMajor tTransposed) {

    /// Computes `C = (I - V T V') C`.
    void apply(Worker worker, Sliced c) {
        apply(worker, t, c);
    }

    /// Computes `C = (I - V T' V') C`, which undoes [#apply(Worker, Sliced)].
    void applyTransposed(Worker worker, Sliced c) {
        apply(worker, tTransposed, c);
    }

    private void apply(Worker worker, RowMajor triangle, Sliced c) {
        Sliced onV = worker.product(vTransposed, c);
        Sliced coefficients = worker.productOfProduct(triangle, onV);
        worker.kernels().subtract(v, coefficients, c);
    }

    /// Joins reflections, whose vectors are known with their coefficients tau (`H = I - tau v v'`)
    /// and their scalar products.
    ///
    /// @param products element (l, j) for l less than j is the scalar product of vectors l and j
    static BlockReflector of(RowMajor v, RowMajor vTransposed, float[] tau, Sliced products) {
        int k = tau.length;
        float[] t = new float[k * k];
        float[] transposed = new float[k * k];
        double[] column = new double[k];
        for (int j = 0; j < k; j++) {
            int at = products.at() + j / Sliced.WIDTH * products.stride() + j % Sliced.WIDTH;
            for (int l = 0; l < j; l++) {
                column[l] = products.values()[at + l * Sliced.WIDTH];
            }
            for (int i = 0; i < j; i++) {
                double sum = 0;
                for (int l = i; l < j; l++) {
                    sum += t[i * k + l] * column[l];
                }
                t[i * k + j] = (float) (-tau[j] * sum);
                transposed[j * k + i] = t[i * k + j];
            }
            t[j * k + j] = tau[j];
            transposed[j * k + j] = tau[j];
        }
        return new BlockReflector(v, vTransposed, new RowMajor(t, 0, k, k, k), new RowMajor(transposed, 0, k, k, k));
    }
}
