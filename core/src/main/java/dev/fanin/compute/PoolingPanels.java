package dev.fanin.compute;

import dev.fanin.kernel.ConvolutionShape;
import java.util.Arrays;

/// The rows of channels that a pooling window sees, tap by tap, for some output positions at once.
///
/// Through one tap, the positions of a panel see rows that are copied one behind the other, so that
/// the loops over them are long and all their arrays are indexed alike.
final class PoolingPanels {

    private static final int PANEL = 1024;

    private final int channels;
    private final int[] seen;
    private final boolean disjoint;

    final int taps;
    final int positions;
    final int inputSize;
    /// The most output positions of a panel.
    final int capacity;

    PoolingPanels(ConvolutionShape shape) {
        channels = shape.inChannels();
        taps = shape.taps();
        positions = shape.outputPositions();
        inputSize = shape.inputSize();
        seen = Taps.of(shape);
        capacity = Math.clamp(PANEL / channels, 1, positions);
        disjoint = isDisjoint();
    }

    private boolean isDisjoint() {
        boolean[] taken = new boolean[inputSize / channels];
        for (int position : seen) {
            if (position >= 0 && taken[position]) {
                return false;
            }
            if (position >= 0) {
                taken[position] = true;
            }
        }
        return true;
    }

    /// Returns arrays with room for a panel each.
    float[][] lanes(int count) {
        return new float[count][capacity * channels];
    }

    /// Returns the end of the panel that starts at a position.
    int end(int start) {
        return Math.min(start + capacity, positions);
    }

    /// Returns how many positions of the input an output position sees.
    int count(int position) {
        int count = 0;
        for (int tap = 0; tap < taps; tap++) {
            count += seen[position * taps + tap] < 0 ? 0 : 1;
        }
        return count;
    }

    /// Copies what the output positions from (inclusive) to (exclusive) see through a tap.
    ///
    /// @param missing what they see outside of the input
    void gather(float[] input, int sample, int tap, int from, int to, float missing, float[] rows) {
        int base = sample * inputSize;
        for (int o = from, at = 0; o < to; o++, at += channels) {
            int position = seen[o * taps + tap];
            if (position < 0) {
                Arrays.fill(rows, at, at + channels, missing);
            } else {
                System.arraycopy(input, base + position * channels, rows, at, channels);
            }
        }
    }

    /// Adds rows to where [#gather] copied them from, which must be zero at first.
    void scatter(float[] rows, int sample, int tap, int from, int to, float[] inputGradient) {
        int base = sample * inputSize;
        for (int o = from, at = 0; o < to; o++, at += channels) {
            int position = seen[o * taps + tap];
            if (position >= 0 && disjoint) {
                System.arraycopy(rows, at, inputGradient, base + position * channels, channels);
            } else if (position >= 0) {
                int start = base + position * channels;
                for (int c = 0; c < channels; c++) {
                    inputGradient[start + c] += rows[at + c];
                }
            }
        }
    }
}
