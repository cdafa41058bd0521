package dev.fanin.compute;

import dev.fanin.tensor.Shape;

/// How far apart neighbours along each axis lie in memory.
final class Strides {

    private Strides() {}

    static int[] of(Shape shape) {
        int[] strides = new int[shape.rank()];
        int stride = 1;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= shape.axis(axis);
        }
        return strides;
    }

    /// Returns the strides at which a shape is read so that it fits a larger one: 0 along axes of
    /// length 1. Missing axes are put at the front.
    static int[] broadcast(Shape shape, Shape to) {
        int[] own = of(shape);
        int[] strides = new int[to.rank()];
        int added = to.rank() - shape.rank();
        for (int axis = added; axis < strides.length; axis++) {
            strides[axis] = shape.axis(axis - added) == 1 ? 0 : own[axis - added];
        }
        return strides;
    }

    /// Returns the place in memory of each element of a shape, row-major.
    static int[] places(Shape shape, int[] strides) {
        int[] places = new int[shape.arraySize()];
        for (int i = 0; i < places.length; i++) {
            int rest = i;
            for (int axis = shape.rank() - 1; axis >= 0; axis--) {
                places[i] += rest % shape.axis(axis) * strides[axis];
                rest /= shape.axis(axis);
            }
        }
        return places;
    }
}
