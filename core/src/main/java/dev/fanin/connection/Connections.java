package dev.fanin.connection;

import dev.fanin.tensor.Shape;
import java.util.Arrays;

/// The connections by factory, with strides of 1 and without groups; sizes as in [Connection].
public final class Connections {

    private Connections() {}

    /// Every input to every output.
    public static FullyConnected fullyConnected(int in, int out) {
        return new FullyConnected(in, out);
    }

    /// A convolution, for example `convolution(16, 32, 3, 3)` over two axes.
    public static Convolution convolution(int in, int out, int... window) {
        return new Convolution(Shape.of(window), in, out, ones(window.length), 1);
    }

    /// A transposed convolution.
    public static TransposedConvolution transposedConvolution(int in, int out, int... window) {
        return new TransposedConvolution(Shape.of(window), in, out, ones(window.length), 1);
    }

    /// A convolution of each channel by itself.
    public static DepthwiseConvolution depthwiseConvolution(int in, int multiplier, int... window) {
        return new DepthwiseConvolution(Shape.of(window), in, multiplier, ones(window.length));
    }

    /// A depthwise convolution and a pointwise one after it.
    public static SeparableConvolution separableConvolution(int in, int multiplier, int out, int... window) {
        DepthwiseConvolution depthwise = depthwiseConvolution(in, multiplier, window);
        Shape one = ones(window.length);
        return new SeparableConvolution(depthwise, new Convolution(one, depthwise.out(), out, one, 1));
    }

    /// A table of rows to look up.
    public static EmbeddingLookup embeddingLookup(int vocabulary, int dimension) {
        return new EmbeddingLookup(vocabulary, dimension);
    }

    /// Input to gates.
    public static RecurrentInput recurrentInput(int in, int units, int gates) {
        return new RecurrentInput(in, units, gates);
    }

    /// State to gates.
    public static RecurrentState recurrentState(int units, int gates) {
        return new RecurrentState(units, gates);
    }

    /// Input to query, key or value; packed in PyTorch where `heads size = in`.
    public static AttentionInput attentionInput(int in, int heads, int size) {
        return new AttentionInput(in, heads, size, (long) heads * size == in);
    }

    /// Heads to output.
    public static AttentionOutput attentionOutput(int heads, int size, int out) {
        return new AttentionOutput(heads, size, out);
    }

    /// Features to one score.
    public static AdditiveScale additiveScale(int dimension) {
        return new AdditiveScale(dimension);
    }

    private static Shape ones(int rank) {
        int[] axes = new int[rank];
        Arrays.fill(axes, 1);
        return Shape.of(axes);
    }
}
