package dev.fanin.random;

import java.util.Arrays;
import java.util.Objects;

/// A stretch of the elements of something, and the place in memory where their values go.
///
/// Element `from + i` goes to `values[at + i]`, for i from 0 to `count - 1`.
public final class Span {

    private final long from;
    private final float[] values;
    private final int at;
    private final int count;

    private Span(long from, float[] values, int at, int count) {
        Objects.checkFromIndexSize(at, count, values.length);
        if (from < 0 || (count > 0 && from > Long.MAX_VALUE - (count - 1))) {
            throw new IllegalArgumentException(
                    "A span must lie between element 0 and 2^63 - 1, got " + count + " elements from " + from + " on.");
        }
        this.from = from;
        this.values = values;
        this.at = at;
        this.count = count;
    }

    /// Returns the elements from, from + 1, ... that fill the array.
    public static Span of(long from, float[] values) {
        return new Span(from, values, 0, values.length);
    }

    /// Returns the elements from, from + 1, ..., from + count - 1, to go to the array from `at` on.
    public static Span of(long from, float[] values, int at, int count) {
        return new Span(from, values, at, count);
    }

    /// Returns the first element.
    public long from() {
        return from;
    }

    /// Returns the array, not a copy.
    public float[] values() {
        return values;
    }

    /// Returns where in the array the first element goes.
    public int at() {
        return at;
    }

    /// Returns the number of elements.
    public int count() {
        return count;
    }

    /// Sets every element to one value.
    public void set(float value) {
        Arrays.fill(values, at, at + count, value);
    }

    /// Sets every element to a function of its number.
    public void setEach(Element element) {
        for (int i = 0; i < count; i++) {
            values[at + i] = (float) element.value(from + i);
        }
    }

    /// A value for every number of an element.
    @FunctionalInterface
    public interface Element {
        /// Returns the value of one element.
        double value(long index);
    }
}
