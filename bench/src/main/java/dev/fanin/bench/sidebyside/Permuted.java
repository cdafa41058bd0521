package dev.fanin.bench.sidebyside;

/// An array with its axes in another order, for libraries that store kernels and images otherwise.
public final class Permuted {

    private Permuted() {}

    /// Returns the values with axis `axes[i]` of the given shape as axis i.
    public static float[] of(float[] values, int[] shape, int... axes) {
        int rank = shape.length;
        int[] stride = new int[rank];
        int size = 1;
        for (int i = rank - 1; i >= 0; i--) {
            stride[i] = size;
            size *= shape[i];
        }
        if (size != values.length || axes.length != rank) {
            throw new IllegalArgumentException("A shape of " + size + " values and " + rank + " axes does not fit "
                    + values.length + " values and " + axes.length + " axes.");
        }
        float[] permuted = new float[size];
        for (int to = 0; to < size; to++) {
            int rest = to;
            int from = 0;
            for (int i = rank - 1; i >= 0; i--) {
                from += rest % shape[axes[i]] * stride[axes[i]];
                rest /= shape[axes[i]];
            }
            permuted[to] = values[from];
        }
        return permuted;
    }

    /// Returns a kernel of a convolution as (filter, channel, row, column).
    public static float[] filtersFirst(float[] kernel, Stage.Conv conv) {
        int[] shape = {Stage.Conv.KERNEL, Stage.Conv.KERNEL, conv.channels(), conv.filters()};
        return of(kernel, shape, 3, 2, 0, 1);
    }

    /// Returns the kernel of a dense layer after a flattening that lays out channels, rows,
    /// columns.
    public static float[] channelsFirst(float[] kernel, Stage.Flatten flatten, int units) {
        int[] shape = {flatten.height(), flatten.width(), flatten.channels(), units};
        return of(kernel, shape, 2, 0, 1, 3);
    }
}
