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
        int row = 0;
        for (; row + 4 <= rows; row += 4) {
            addFourRows(matrix, row * width, width, sums);
        }
        for (; row < rows; row++) {
            addRow(matrix, row * width, width, sums);
        }
    }

    /// Four rows at a time, in their order, so that sums are read and written less often.
    private static void addFourRows(float[] matrix, int from, int width, float[] sums) {
        int second = from + width;
        int third = second + width;
        int fourth = third + width;
        for (int j = 0; j < width; j++) {
            sums[j] = sums[j] + matrix[from + j] + matrix[second + j] + matrix[third + j] + matrix[fourth + j];
        }
    }

    private static void addRow(float[] matrix, int from, int width, float[] sums) {
        for (int j = 0; j < width; j++) {
            sums[j] += matrix[from + j];
        }
    }
}
