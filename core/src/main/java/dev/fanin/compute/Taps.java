package dev.fanin.compute;

import dev.fanin.kernel.ConvolutionShape;
import java.util.Arrays;

/// Which positions of the input each output position sees through a window, as tables.
final class Taps {

    private Taps() {}

    /// Returns the input position that tap t of output position o sees, at `o taps + t`, or -1
    /// where it lies outside of the input.
    static int[] of(ConvolutionShape shape) {
        int taps = shape.taps();
        int[] table = new int[Math.multiplyExact(shape.outputPositions(), taps)];
        for (int o = 0; o < shape.outputPositions(); o++) {
            for (int t = 0; t < taps; t++) {
                table[o * taps + t] = seen(shape, o, t);
            }
        }
        return table;
    }

    private static int seen(ConvolutionShape shape, int output, int tap) {
        int position = 0;
        int restOfOutput = output;
        int restOfTap = tap;
        int stride = 1;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            int o = restOfOutput % shape.output()[axis];
            int t = restOfTap % shape.window()[axis];
            restOfOutput /= shape.output()[axis];
            restOfTap /= shape.window()[axis];
            int i = o * shape.strides()[axis] + t * shape.dilation()[axis] - shape.padBefore()[axis];
            if (i < 0 || i >= shape.input()[axis]) {
                return -1;
            }
            position += i * stride;
            stride *= shape.input()[axis];
        }
        return position;
    }

    /// Returns the entries of a table by what they point at: for value v, the places from
    /// `starts[v]` to `starts[v + 1]`, exclusive, of the second array hold the entries with that
    /// value.
    static int[][] byValue(int[] table, int values) {
        int[] starts = new int[values + 1];
        for (int value : table) {
            if (value >= 0) {
                starts[value + 1]++;
            }
        }
        for (int v = 0; v < values; v++) {
            starts[v + 1] += starts[v];
        }
        int[] next = Arrays.copyOf(starts, values);
        int[] entries = new int[starts[values]];
        for (int entry = 0; entry < table.length; entry++) {
            if (table[entry] >= 0) {
                entries[next[table[entry]]++] = entry;
            }
        }
        return new int[][] {starts, entries};
    }
}
