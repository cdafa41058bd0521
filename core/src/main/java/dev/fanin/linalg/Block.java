package dev.fanin.linalg;

import dev.fanin.kernel.Sliced;

/// Neighbouring columns of a matrix, in slices.
///
/// @param values the slices, one after the other
/// @param rows the rows of the matrix
/// @param first the first column, and the row of the block's diagonal
/// @param width how many columns
@SuppressWarnings("ArrayRecordComponent") // a mutable workpiece, never compared
record Block(float[] values, int rows, int first, int width) {

    /// How many columns a block has; the last may have fewer.
    static final int COLUMNS = 128;

    private static final int WIDTH = Sliced.WIDTH;

    private static Block zeros(int rows, int columns, int index) {
        int first = index * COLUMNS;
        int width = Math.min(COLUMNS, columns - first);
        return new Block(new float[rows * Sliced.slices(width) * WIDTH], rows, first, width);
    }

    /// Copies one block of a row-major matrix.
    static Block of(int rows, int columns, float[] matrix, int index) {
        Block block = zeros(rows, columns, index);
        for (int s = 0; s < Sliced.slices(block.width); s++) {
            for (int i = 0; i < rows; i++) {
                int from = i * columns + block.first + s * WIDTH;
                System.arraycopy(matrix, from, block.values, block.at(i, s), block.width(s));
            }
        }
        return block;
    }

    /// Returns one block of the matrix with ones on its diagonal.
    static Block identity(int rows, int columns, int index) {
        Block block = zeros(rows, columns, index);
        for (int j = 0; j < block.width; j++) {
            block.values[block.at(block.first + j, j / WIDTH) + j % WIDTH] = 1;
        }
        return block;
    }

    /// Returns the index of a row of a slice.
    private int at(int row, int slice) {
        return (slice * rows + row) * WIDTH;
    }

    /// Returns how many columns of a slice are used.
    int width(int slice) {
        return Math.min(WIDTH, width - slice * WIDTH);
    }

    /// Returns the element of a row and a column of the block.
    float get(int row, int column) {
        return values[at(row, column / WIDTH) + column % WIDTH];
    }

    /// Returns the rows from one on.
    Sliced below(int row) {
        return new Sliced(values, at(row, 0), rows * WIDTH, rows - row, Sliced.slices(width));
    }

    /// Writes the block into a row-major matrix, each column times a factor.
    void write(int columns, float[] factors, float[] matrix) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < width; j++) {
                matrix[i * columns + first + j] = factors[first + j] * get(i, j);
            }
        }
    }
}
