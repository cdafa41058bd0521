package dev.fanin.kernel;

/// Loops the compiler vectorises: the innermost runs along a row of C and has no branch and no sum
/// across lanes.
final class PlainKernels implements Kernels {

    static final PlainKernels INSTANCE = new PlainKernels();

    private PlainKernels() {}

    @Override
    public void addProduct(int m, int n, int k, float[] a, float[] b, float[] c) {
        for (int i = 0; i < m; i++) {
            int p = 0;
            for (; p + 4 <= k; p += 4) {
                int at = i * k + p;
                addFourRows(n, a[at], a[at + 1], a[at + 2], a[at + 3], b, p * n, c, i * n);
            }
            for (; p < k; p++) {
                addRow(n, a[i * k + p], b, p * n, c, i * n);
            }
        }
    }

    @Override
    public void addProductTransposed(int m, int n, int k, float[] a, float[] b, float[] c) {
        for (int i = 0; i < m; i++) {
            int p = 0;
            for (; p + 4 <= k; p += 4) {
                int at = p * m + i;
                addFourRows(n, a[at], a[at + m], a[at + 2 * m], a[at + 3 * m], b, p * n, c, i * n);
            }
            for (; p < k; p++) {
                addRow(n, a[p * m + i], b, p * n, c, i * n);
            }
        }
    }

    @Override
    public void transpose(int rows, int columns, float[] matrix, float[] transposed) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                transposed[j * rows + i] = matrix[i * columns + j];
            }
        }
    }

    private static void addFourRows(
            int n, float a0, float a1, float a2, float a3, float[] b, int from, float[] c, int to) {
        int b1 = from + n;
        int b2 = b1 + n;
        int b3 = b2 + n;
        for (int j = 0; j < n; j++) {
            c[to + j] = (((c[to + j] + a0 * b[from + j]) + a1 * b[b1 + j]) + a2 * b[b2 + j]) + a3 * b[b3 + j];
        }
    }

    private static void addRow(int n, float factor, float[] b, int from, float[] c, int to) {
        for (int j = 0; j < n; j++) {
            c[to + j] += factor * b[from + j];
        }
    }
}
