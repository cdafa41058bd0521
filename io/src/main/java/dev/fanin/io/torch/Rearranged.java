package dev.fanin.io.torch;

import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/// How an array of Keras becomes one of PyTorch: seen with other axes, these in another order, and
/// that seen with other axes again.
///
/// A kernel (in, out) becomes a weight (out, in); one behind a `Flatten` of (height, width,
/// channels) has its rows in the order (channels, height, width) there.
///
/// @param view the shape the array is seen with first
/// @param axes for each axis of the result, which of the view it is
/// @param result the shape in PyTorch
record Rearranged(Shape view, List<Integer> axes, Shape result) {

    Rearranged {
        axes = List.copyOf(axes);
    }

    /// The same array.
    static Rearranged unchanged(Shape shape) {
        return new Rearranged(shape, IntStream.range(0, shape.rank()).boxed().toList(), shape);
    }

    /// Returns the array as PyTorch has it.
    Tensor toTorch(Tensor keras) {
        float[] to = new float[keras.array().length];
        int[] places = places();
        for (int i = 0; i < to.length; i++) {
            to[i] = keras.array()[places[i]];
        }
        return Tensor.of(result, to);
    }

    /// Returns the array as Keras has it.
    Tensor toKeras(Tensor torch, Shape shape) {
        float[] to = new float[torch.array().length];
        int[] places = places();
        for (int i = 0; i < to.length; i++) {
            to[places[i]] = torch.array()[i];
        }
        return Tensor.of(shape, to);
    }

    /// For each element of the result, where it is in the view.
    private int[] places() {
        int rank = view.rank();
        int[] strides = new int[rank];
        int stride = 1;
        for (int axis = rank - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= view.axis(axis);
        }
        int[] places = new int[view.arraySize()];
        int[] at = new int[rank];
        int place = 0;
        for (int i = 0; i < places.length; i++) {
            places[i] = place;
            for (int axis = rank - 1; axis >= 0; axis--) {
                int from = axes.get(axis);
                place += strides[from];
                if (++at[axis] < view.axis(from)) {
                    break;
                }
                place -= at[axis] * strides[from];
                at[axis] = 0;
            }
        }
        return places;
    }
}
