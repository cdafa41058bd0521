package dev.fanin.onednn;

/// What native code does not check: that a matrix lies within its array.
final class Bounds {

    private Bounds() {}

    static void check(String name, float[] array, int from, int rows, int columns, int stride) {
        if (rows < 0 || columns < 0 || stride < 0 || from < 0) {
            throw new IllegalArgumentException("Matrix " + name + " of " + rows + " x " + columns + " from " + from
                    + " with the leading dimension " + stride + " has a negative size.");
        }
        long end = rows == 0 || columns == 0 ? from : from + (rows - 1L) * stride + columns;
        if (end > array.length) {
            throw new IndexOutOfBoundsException("Matrix " + name + " of " + rows + " x " + columns + " from " + from
                    + " with the leading dimension " + stride + " ends at " + end + ", but its array has "
                    + array.length + " elements.");
        }
    }

    static void checkApart(int columns, int stride) {
        if (stride < columns) {
            throw new IllegalArgumentException("Rows of C must not overlap, but its leading dimension is " + stride
                    + " and it has " + columns + " columns.");
        }
    }
}
