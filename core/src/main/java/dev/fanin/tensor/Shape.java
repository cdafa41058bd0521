package dev.fanin.tensor;

import java.util.Arrays;
import java.util.stream.Collectors;

/// The lengths of a tensor's axes, for example `(60000, 28, 28)`; the last axis varies fastest.
///
/// Every axis is at least 1 long; a scalar has no axes.
public final class Shape {

    private final int[] axes;
    private final long size;

    private Shape(int[] axes) {
        this.axes = axes;
        long product = 1;
        for (int axis : axes) {
            if (axis < 1) {
                throw new IllegalArgumentException("Every axis of a shape must be at least 1, got " + text(axes) + ".");
            }
            try {
                product = Math.multiplyExact(product, (long) axis);
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException("Shape " + text(axes) + " has more than 2^63 - 1 elements.", e);
            }
        }
        this.size = product;
    }

    /// Returns the shape with the given axes.
    public static Shape of(int... axes) {
        return new Shape(axes.clone());
    }

    /// Returns the number of axes.
    public int rank() {
        return axes.length;
    }

    /// Returns the length of one axis; negative numbers count from the last axis, which is -1.
    public int axis(int index) {
        int position = index < 0 ? index + axes.length : index;
        if (position < 0 || position >= axes.length) {
            throw new IllegalArgumentException("Shape " + this + " has no axis " + index + ".");
        }
        return axes[position];
    }

    /// Returns the axes as a new array.
    public int[] toArray() {
        return axes.clone();
    }

    /// Returns the number of elements.
    public long size() {
        return size;
    }

    /// Returns the number of elements as an int, which is what one array can hold.
    public int arraySize() {
        if (size > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "Shape " + this + " has " + size + " elements, more than one array can hold.");
        }
        return (int) size;
    }

    /// Returns this shape with a new first axis, such as the batch.
    public Shape prepend(int first) {
        int[] longer = new int[axes.length + 1];
        longer[0] = first;
        System.arraycopy(axes, 0, longer, 1, axes.length);
        return new Shape(longer);
    }

    /// Returns this shape without its first axis.
    public Shape dropFirst() {
        requireAxis();
        return new Shape(Arrays.copyOfRange(axes, 1, axes.length));
    }

    /// Returns this shape without its last axis.
    public Shape dropLast() {
        requireAxis();
        return new Shape(Arrays.copyOf(axes, axes.length - 1));
    }

    /// Returns this shape with another length of the last axis.
    public Shape withLast(int last) {
        requireAxis();
        int[] changed = axes.clone();
        changed[changed.length - 1] = last;
        return new Shape(changed);
    }

    /// Returns the number of values in one row, which is the last axis; a scalar is a row of one.
    public int rowSize() {
        return axes.length == 0 ? 1 : axes[axes.length - 1];
    }

    private void requireAxis() {
        if (axes.length == 0) {
            throw new IllegalArgumentException("Expected a shape of at least one axis, got that of a scalar, ().");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && Arrays.equals(axes, shape.axes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(axes);
    }

    /// Returns the axes in brackets; one axis alone is written `(5,)`.
    @Override
    public String toString() {
        return text(axes);
    }

    /// Returns the axes behind a batch of any size, as Keras writes them: `(None, 28, 28)`.
    public String behindBatch() {
        String inner = Arrays.stream(axes).mapToObj(axis -> ", " + axis).collect(Collectors.joining());
        return axes.length == 0 ? "(None,)" : "(None" + inner + ")";
    }

    private static String text(int[] axes) {
        String inner = Arrays.stream(axes).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        return axes.length == 1 ? "(" + inner + ",)" : "(" + inner + ")";
    }
}
