package dev.fanin.kernel;

/// A view of a matrix stored in slices of 16 columns, each slice row-major on its own: element
/// (i, j) is `values[at + (j / 16) * stride + i * 16 + j % 16]`.
///
/// What a product reads and writes together so lies together in memory. A matrix whose width is no
/// multiple of 16 is filled up with columns of zeros.
///
/// @param values the array that holds it
/// @param at the index of its first element
/// @param stride the distance from a slice to the next
/// @param rows how many rows it has
/// @param slices how many slices it has
@SuppressWarnings("ArrayRecordComponent") // a view of an array, never compared
public record Sliced(float[] values, int at, int stride, int rows, int slices) {

    /// The number of columns of a slice.
    public static final int WIDTH = 16;

    /// Returns how many slices hold so many columns.
    public static int slices(int columns) {
        return (columns + WIDTH - 1) / WIDTH;
    }
}
