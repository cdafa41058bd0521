package dev.fanin.compute;

import java.util.Arrays;

/// Sums over the rows of a matrix in double, from short float blocks that the machine can add
/// eight at a time.
final class BatchMoments {

    /// Rows that are added in float before their sum goes on in double.
    private static final int BLOCK = 16;

    private final int width;
    private final float[] first;
    private final float[] second;

    BatchMoments(int width) {
        this.width = width;
        this.first = new float[width];
        this.second = new float[width];
    }

    /// Writes the sum of each column.
    void sums(float[] matrix, int rows, double[] sums) {
        Arrays.fill(sums, 0);
        for (int row = 0; row < rows; row += BLOCK) {
            Arrays.fill(first, 0f);
            for (int r = row; r < Math.min(row + BLOCK, rows); r++) {
                addRow(matrix, r * width, first);
            }
            addBlock(first, sums);
        }
    }

    /// Writes the sum of squared distances of each column from its center.
    void squares(float[] matrix, int rows, float[] centers, double[] sums) {
        Arrays.fill(sums, 0);
        for (int row = 0; row < rows; row += BLOCK) {
            Arrays.fill(first, 0f);
            for (int r = row; r < Math.min(row + BLOCK, rows); r++) {
                addSquares(matrix, r * width, centers, first);
            }
            addBlock(first, sums);
        }
    }

    /// Writes the sums of each column of the gradient, and of its products with the distances of
    /// the input from the center.
    void products(float[] gradient, float[] input, int rows, float[] centers, double[] sums, double[] products) {
        Arrays.fill(sums, 0);
        Arrays.fill(products, 0);
        for (int row = 0; row < rows; row += BLOCK) {
            Arrays.fill(first, 0f);
            Arrays.fill(second, 0f);
            for (int r = row; r < Math.min(row + BLOCK, rows); r++) {
                addProducts(gradient, input, r * width, centers, first, second);
            }
            addBlock(first, sums);
            addBlock(second, products);
        }
    }

    private void addRow(float[] matrix, int at, float[] sums) {
        for (int j = 0; j < width; j++) {
            sums[j] += matrix[at + j];
        }
    }

    private void addSquares(float[] matrix, int at, float[] centers, float[] sums) {
        for (int j = 0; j < width; j++) {
            float distance = matrix[at + j] - centers[j];
            sums[j] += distance * distance;
        }
    }

    private void addProducts(float[] gradient, float[] input, int at, float[] centers, float[] sums, float[] products) {
        for (int j = 0; j < width; j++) {
            sums[j] += gradient[at + j];
            products[j] += gradient[at + j] * (input[at + j] - centers[j]);
        }
    }

    private void addBlock(float[] block, double[] sums) {
        for (int j = 0; j < width; j++) {
            sums[j] += block[j];
        }
    }
}
