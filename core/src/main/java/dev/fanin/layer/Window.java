package dev.fanin.layer;

import dev.fanin.kernel.ConvolutionShape;
import dev.fanin.tensor.Shape;
import java.util.Arrays;

/// How a window moves over one to three axes.
///
/// With k taps that lie d apart, the window reaches over `e = (k - 1) d + 1` positions. With a
/// stride of s and n positions, `valid` gives `floor((n - e) / s) + 1` positions, the others
/// `ceil(n / s)`. Zeros needed for that: `max((ceil(n / s) - 1) s + e - n, 0)`, half of them,
/// rounded down, before the input; `causal` has `e - 1` before it.
///
/// Source: the definition of TensorFlow and Keras, which PyTorch's symmetrical padding differs
/// from.
///
/// @param size the number of taps along each axis
/// @param strides how far it moves from one output to the next, along each axis
/// @param padding what it finds at the border
/// @param dilation the distance between neighbouring taps, along each axis
public record Window(Shape size, Shape strides, Padding padding, Shape dilation) {

    private static final int MOST_AXES = 3;

    public Window {
        int rank = size.rank();
        if (rank < 1 || rank > MOST_AXES) {
            throw new IllegalArgumentException("A window has one to three axes, got " + size + ".");
        }
        checkAxes("strides", strides, rank);
        checkAxes("dilation", dilation, rank);
        if (strides.size() > 1 && dilation.size() > 1) {
            throw new IllegalArgumentException("A window has strides or dilation above 1, not both, got strides "
                    + strides + " and dilation " + dilation + ".");
        }
        if (padding == Padding.CAUSAL && rank != 1) {
            throw new IllegalArgumentException(
                    "Padding 'causal' is for one axis, got a window of " + size + "; use 'valid' or 'same'.");
        }
    }

    private static void checkAxes(String name, Shape values, int rank) {
        if (values.rank() != rank) {
            throw new IllegalArgumentException(
                    "A window over " + rank + " axes has as many values in its " + name + ", got " + values + ".");
        }
    }

    /// Returns a window that moves by 1 within its input.
    public static Window of(Shape size) {
        Shape ones = repeated(size.rank(), 1);
        return new Window(size, ones, Padding.VALID, ones);
    }

    /// Returns a window of the same size along each axis, which moves by 1 within its input.
    public static Window of(int rank, int... size) {
        return of(expanded(rank, size));
    }

    /// Returns one value for each axis, where one stands for all.
    static Shape expanded(int rank, int... values) {
        if (values.length != 1 && values.length != rank) {
            throw new IllegalArgumentException("A layer over " + rank + " axes takes one number for all of them or "
                    + rank + " numbers, got " + Arrays.toString(values) + ".");
        }
        return values.length == 1 ? repeated(rank, values[0]) : Shape.of(values);
    }

    private static Shape repeated(int rank, int value) {
        int[] values = new int[rank];
        Arrays.fill(values, value);
        return Shape.of(values);
    }

    /// Returns the number of axes that it moves over.
    public int rank() {
        return size.rank();
    }

    /// Returns the same with other strides; one value stands for all axes.
    public Window strides(int... values) {
        return new Window(size, expanded(rank(), values), padding, dilation);
    }

    /// Returns the same with another padding.
    public Window padding(Padding other) {
        return new Window(size, strides, other, dilation);
    }

    /// Returns the same with taps further apart; one value stands for all axes.
    public Window dilation(int... values) {
        return new Window(size, strides, padding, expanded(rank(), values));
    }

    /// Returns over how many positions it reaches along an axis.
    public int reach(int axis) {
        return (size.axis(axis) - 1) * dilation.axis(axis) + 1;
    }

    /// Returns how many outputs it has over so many inputs along an axis; not above 0 where it does
    /// not fit.
    int outputs(int axis, int inputs) {
        int stride = strides.axis(axis);
        return padding == Padding.VALID
                ? Math.floorDiv(inputs - reach(axis), stride) + 1
                : (inputs + stride - 1) / stride;
    }

    /// Returns how many zeros it finds before so many inputs along an axis.
    public int before(int axis, int inputs) {
        int outputs = (inputs + strides.axis(axis) - 1) / strides.axis(axis);
        return switch (padding) {
            case VALID -> 0;
            case SAME -> Math.max((outputs - 1) * strides.axis(axis) + reach(axis) - inputs, 0) / 2;
            case CAUSAL -> reach(axis) - 1;
        };
    }

    /// Returns the shape of the output.
    Shape outputShape(Layer layer, Shape input, int channels) {
        checkRank(layer, input);
        int[] axes = new int[rank() + 1];
        for (int axis = 0; axis < rank(); axis++) {
            axes[axis] = outputs(axis, input.axis(axis));
            if (axes[axis] < 1) {
                throw new IllegalArgumentException(Layers.called(layer.type(), layer.name()) + " reaches over "
                        + reach(axis) + " positions along axis " + axis + ", but got inputs of shape "
                        + input.behindBatch() + "; use padding 'same', a smaller window or larger inputs.");
            }
        }
        axes[rank()] = channels;
        return Shape.of(axes);
    }

    /// Throws unless the input has the axes of the window and channels.
    void checkRank(Layer layer, Shape input) {
        Spatial.checkRank(layer, rank(), input);
    }

    /// Returns all sizes of a convolution with this window.
    ConvolutionShape over(Layer layer, Shape input, int outChannels, int groups) {
        int[] before = new int[rank()];
        for (int axis = 0; axis < rank(); axis++) {
            before[axis] = before(axis, input.axis(axis));
        }
        return new ConvolutionShape(
                rank(),
                input.dropLast().toArray(),
                input.axis(-1),
                size.toArray(),
                outChannels,
                strides.toArray(),
                dilation.toArray(),
                before,
                outputShape(layer, input, outChannels).dropLast().toArray(),
                groups);
    }
}
