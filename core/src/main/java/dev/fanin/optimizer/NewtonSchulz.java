package dev.fanin.optimizer;

import java.util.Arrays;

/// Brings all singular values of a matrix near 1, and keeps its singular vectors.
///
/// The matrix is divided by its Frobenius norm; then each iteration is
/// `X = a X + (b A + c A A) X` with `A = X X'`. With the coefficients of [Muon] singular values end
/// between about 0.7 and 1.2 rather than at 1. A matrix that is higher than wide is transposed for
/// it, so `A` has the smaller size.
///
/// An instance owns the memory it needs, and belongs to one variable.
///
/// Source: Jordan et al., "Muon: An optimizer for hidden layers in neural networks", 2024.
final class NewtonSchulz {

    private static final float LEAST_NORM = 1e-7f;

    private final boolean transposes;
    private final float a;
    private final float b;
    private final float c;
    private final int steps;
    private final float[][] matrix;
    private final float[][] transposed;
    private final float[][] product;
    private final float[][] square;
    private final float[][] polynomial;
    private final float[][] next;

    NewtonSchulz(int rows, int columns, Muon.Coefficients coefficients, int steps) {
        int small = Math.min(rows, columns);
        int large = Math.max(rows, columns);
        this.transposes = rows > columns;
        this.a = (float) coefficients.a();
        this.b = (float) coefficients.b();
        this.c = (float) coefficients.c();
        this.steps = steps;
        // Rows are arrays of their own, so that inner loops index all arrays alike.
        this.matrix = new float[small][large];
        this.transposed = new float[large][small];
        this.product = new float[small][small];
        this.square = new float[small][small];
        this.polynomial = new float[small][small];
        this.next = new float[small][large];
    }

    /// Replaces a row-major matrix.
    void orthogonalize(float[] values) {
        float norm = (float) Math.sqrt(Sums.squares(values, 0, values.length)) + LEAST_NORM;
        float[][] stored = transposes ? transposed : matrix;
        int width = stored[0].length;
        for (int i = 0; i < stored.length; i++) {
            for (int j = 0; j < width; j++) {
                stored[i][j] = values[i * width + j] / norm;
            }
        }
        if (transposes) {
            transpose(transposed, matrix);
        }
        for (int step = 0; step < steps; step++) {
            iterate();
        }
        if (transposes) {
            transpose(matrix, transposed);
        }
        for (int i = 0; i < stored.length; i++) {
            System.arraycopy(stored[i], 0, values, i * width, width);
        }
    }

    private void iterate() {
        transpose(matrix, transposed);
        multiply(matrix, transposed, product);
        for (int i = 0; i < product.length; i++) {
            scale(c, product[i], square[i]);
        }
        multiply(square, product, polynomial);
        for (int i = 0; i < product.length; i++) {
            addScaled(b, product[i], polynomial[i]);
        }
        multiply(polynomial, matrix, next);
        for (int i = 0; i < matrix.length; i++) {
            scale(a, matrix[i], matrix[i]);
            addScaled(1, next[i], matrix[i]);
        }
    }

    private static void transpose(float[][] from, float[][] to) {
        for (int i = 0; i < from.length; i++) {
            for (int j = 0; j < to.length; j++) {
                to[j][i] = from[i][j];
            }
        }
    }

    private static void multiply(float[][] left, float[][] right, float[][] result) {
        int inner = right.length;
        for (int i = 0; i < left.length; i++) {
            float[] row = left[i];
            float[] sums = result[i];
            Arrays.fill(sums, 0);
            int k = 0;
            for (; k < inner - 3; k += 4) {
                addFour(
                        row[k],
                        right[k],
                        row[k + 1],
                        right[k + 1],
                        row[k + 2],
                        right[k + 2],
                        row[k + 3],
                        right[k + 3],
                        sums);
            }
            for (; k < inner; k++) {
                addScaled(row[k], right[k], sums);
            }
        }
    }

    private static void addFour(
            float w0, float[] x0, float w1, float[] x1, float w2, float[] x2, float w3, float[] x3, float[] sums) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] = sums[j] + w0 * x0[j] + w1 * x1[j] + w2 * x2[j] + w3 * x3[j];
        }
    }

    private static void addScaled(float weight, float[] x, float[] sums) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] += weight * x[j];
        }
    }

    private static void scale(float weight, float[] x, float[] result) {
        for (int j = 0; j < result.length; j++) {
            result[j] = weight * x[j];
        }
    }
}
