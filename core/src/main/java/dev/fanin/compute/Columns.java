package dev.fanin.compute;

import java.util.Arrays;

/// Sums over the rows of a matrix, which are the gradients of biases.
final class Columns {

    private Columns() {}

    /// Writes or adds the sum of each column.
    static void sum(float[] matrix, int rows, int width, boolean add, float[] sums) {
        if (!add) {
            Arrays.fill(sums, 0, width, 0f);
        }
        for (int row = 0; row < rows; row++) {
            addRow(matrix, row * width, width, sums);
        }
    }

    private static void addRow(float[] matrix, int from, int width, float[] sums) {
        for (int j = 0; j < width; j++) {
            sums[j] += matrix[from + j];
        }
    }
}
