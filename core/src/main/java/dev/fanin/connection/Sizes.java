package dev.fanin.connection;

import dev.fanin.tensor.Shape;

/// The checks of sizes, and the shapes of windows with two more axes.
final class Sizes {

    private static final int MOST_AXES = 3;

    private Sizes() {}

    static void check(String connection, String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(connection + ": " + name + " must be at least 1, got " + value + ".");
        }
    }

    /// Returns the product, which must be an int.
    static int product(String connection, String first, int a, String second, int b) {
        long product = (long) a * b;
        if (product > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(connection + ": " + first + " times " + second + " must be at most "
                    + Integer.MAX_VALUE + ", got " + a + " times " + b + ".");
        }
        return (int) product;
    }

    static void checkWindow(String connection, Shape window, Shape strides) {
        if (window.rank() < 1 || window.rank() > MOST_AXES) {
            throw new IllegalArgumentException(
                    connection + ": window must have one to three axes, got " + window + ".");
        }
        if (strides.rank() != window.rank()) {
            throw new IllegalArgumentException(
                    connection + ": strides must have an axis for each of window " + window + ", got " + strides + ".");
        }
    }

    static void checkGroups(String connection, int in, int out, int groups) {
        check(connection, "groups", groups);
        if (in % groups != 0 || out % groups != 0) {
            throw new IllegalArgumentException(connection + ": groups must divide in and out, got " + groups
                    + " groups, in " + in + " and out " + out + ".");
        }
    }

    static Shape windowFirst(Shape window, int first, int second) {
        int[] axes = new int[window.rank() + 2];
        System.arraycopy(window.toArray(), 0, axes, 0, window.rank());
        axes[window.rank()] = first;
        axes[window.rank() + 1] = second;
        return Shape.of(axes);
    }

    static Shape windowLast(int first, int second, Shape window) {
        return window.prepend(second).prepend(first);
    }
}
