package dev.fanin.compute;

import dev.fanin.operation.Pass;
import java.util.Arrays;

/// A bias for each channel: added to rows of channels, and its gradient, the sum of such rows.
///
/// Rows are worked on in blocks that are copied to where the bias repeats itself, since loops are
/// fast only where all arrays are indexed alike.
final class ChannelBias {

    private static final int BLOCK = 1024;

    private final int channels;
    private final int block;
    private final PerWorker<Lanes> lanes;

    /// @param block some values of rows
    /// @param other the bias again and again, or sums
    @SuppressWarnings("ArrayRecordComponent") // arrays to work on, never compared
    private record Lanes(float[] block, float[] other) {}

    ChannelBias(int channels) {
        this.channels = channels;
        block = Math.max(1, BLOCK / channels) * channels;
        lanes = new PerWorker<>(_ -> new Lanes(new float[block], new float[block]));
    }

    /// Adds the bias to the rows from (inclusive) to (exclusive).
    void add(Pass pass, float[] bias, float[] values, int from, int to) {
        float[] some = lanes.of(pass).block;
        float[] repeated = lanes.of(pass).other;
        for (int i = 0; i < block; i += channels) {
            System.arraycopy(bias, 0, repeated, i, channels);
        }
        int end = to * channels;
        for (int at = from * channels; at < end; at += block) {
            int length = Math.min(block, end - at);
            System.arraycopy(values, at, some, 0, length);
            add(length, repeated, some);
            System.arraycopy(some, 0, values, at, length);
        }
    }

    /// Adds the rows from (inclusive) to (exclusive) to the sums.
    void sum(Pass pass, float[] values, int from, int to, float[] sums) {
        float[] some = lanes.of(pass).block;
        float[] lane = lanes.of(pass).other;
        Arrays.fill(lane, 0f);
        int end = to * channels;
        for (int at = from * channels; at < end; at += block) {
            int length = Math.min(block, end - at);
            System.arraycopy(values, at, some, 0, length);
            add(length, some, lane);
        }
        for (int i = 0; i < block; i += channels) {
            for (int c = 0; c < channels; c++) {
                sums[c] += lane[i + c];
            }
        }
    }

    private static void add(int length, float[] values, float[] sum) {
        for (int i = 0; i < length; i++) {
            sum[i] += values[i];
        }
    }
}
