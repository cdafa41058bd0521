package dev.fanin.layer;

import dev.fanin.tensor.Shape;
import java.util.function.IntBinaryOperator;

/// Tables of which position of an input each position of an output copies.
final class Positions {

    private Positions() {}

    /// Returns the table for all positions in their order, with -1 where there is nothing to copy.
    ///
    /// @param input the shape of the input, channels last
    /// @param output the shape of the output, channels last
    /// @param source gives, for an axis and an index of the output, the index of the input
    static int[] map(Shape input, Shape output, IntBinaryOperator source) {
        int rank = input.rank() - 1;
        int[] sources = new int[output.dropLast().arraySize()];
        for (int o = 0; o < sources.length; o++) {
            int rest = o;
            int stride = 1;
            int position = 0;
            for (int axis = rank - 1; axis >= 0; axis--) {
                int i = source.applyAsInt(axis, rest % output.axis(axis));
                rest /= output.axis(axis);
                boolean isInside = position >= 0 && i >= 0 && i < input.axis(axis);
                position = isInside ? position + i * stride : -1;
                stride *= input.axis(axis);
            }
            sources[o] = position;
        }
        return sources;
    }
}
