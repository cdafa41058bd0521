package dev.fanin.tensor;

import java.util.Arrays;
import java.util.Objects;

/// A shape and its float32 values, the last axis varying fastest.
///
/// A tensor wraps its array and does not copy it: whoever hands an array over gives it away.
public final class Tensor {

    private final Shape shape;
    private final float[] values;

    private Tensor(Shape shape, float[] values) {
        if (shape.size() != values.length) {
            throw new IllegalArgumentException(
                    "Shape " + shape + " needs " + shape.size() + " values, got " + values.length + ".");
        }
        this.shape = shape;
        this.values = values;
    }

    /// Returns a tensor over the given array, which must not be changed any more.
    public static Tensor of(Shape shape, float... values) {
        return new Tensor(shape, values);
    }

    /// Returns a tensor of zeros.
    public static Tensor zeros(Shape shape) {
        return new Tensor(shape, new float[shape.arraySize()]);
    }

    /// Returns a matrix whose rows are the given arrays, at least one and all of one length.
    public static Tensor ofRows(float[]... rows) {
        if (rows.length == 0) {
            throw new IllegalArgumentException("A matrix needs at least one row, got none.");
        }
        Shape shape = Shape.of(rows.length, rows[0].length);
        float[] values = new float[shape.arraySize()];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != rows[0].length) {
                throw new IllegalArgumentException("All rows must be equally long: row 0 has " + rows[0].length
                        + " values, row " + i + " has " + rows[i].length + ".");
            }
            System.arraycopy(rows[i], 0, values, i * rows[0].length, rows[i].length);
        }
        return new Tensor(shape, values);
    }

    /// Returns the lengths of the axes.
    public Shape shape() {
        return shape;
    }

    /// Returns the values themselves, not a copy; only the owner of the tensor may write to them.
    public float[] array() {
        return values;
    }

    /// Returns one value; negative numbers are not allowed.
    public float get(int... index) {
        if (index.length != shape.rank()) {
            throw new IllegalArgumentException(
                    "A tensor of shape " + shape + " needs " + shape.rank() + " indices, got " + index.length + ".");
        }
        int position = 0;
        for (int i = 0; i < index.length; i++) {
            position = position * shape.axis(i) + Objects.checkIndex(index[i], shape.axis(i));
        }
        return values[position];
    }

    /// Returns the same values under another shape of equal size.
    public Tensor reshape(Shape other) {
        return new Tensor(other, values);
    }

    /// Returns a copy of the entries from (inclusive) to (exclusive) along the first axis.
    public Tensor slice(int from, int to) {
        if (from < 0 || from >= to || to > shape.axis(0)) {
            throw new IllegalArgumentException("A slice of shape " + shape + " needs 0 <= from < to <= " + shape.axis(0)
                    + ", got from " + from + " to " + to + ".");
        }
        int entry = values.length / shape.axis(0);
        Shape part = shape.dropFirst().prepend(to - from);
        return new Tensor(part, Arrays.copyOfRange(values, from * entry, to * entry));
    }

    @Override
    public String toString() {
        return "Tensor" + shape;
    }
}
