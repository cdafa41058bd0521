package dev.fanin.compute;

import dev.fanin.operation.Operation;
import dev.fanin.operation.Pass;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Copies rows of channels from positions of the input to positions of the output, which are zero
/// where there is nothing to copy.
public final class PositionCopy implements Operation {

    private final int[] sources;
    private final int inputPositions;
    private final int channels;

    /// @param sources for each position of the output, the one of the input that it copies, or -1
    /// @param inputPositions the positions of the input
    /// @param channels the values of a position
    public PositionCopy(int[] sources, int inputPositions, int channels) {
        this.sources = sources.clone();
        this.inputPositions = inputPositions;
        this.channels = channels;
    }

    @Override
    public void forward(Pass pass, int from, int to) {
        for (int sample = from; sample < to; sample++) {
            int base = sample * inputPositions;
            int at = sample * sources.length * channels;
            for (int source : sources) {
                if (source < 0) {
                    Arrays.fill(pass.output(), at, at + channels, 0f);
                } else {
                    System.arraycopy(pass.input(), (base + source) * channels, pass.output(), at, channels);
                }
                at += channels;
            }
        }
    }

    @Override
    public void backward(Pass pass, int from, int to) {
        float @Nullable [] inputGradient = pass.inputGradient();
        if (inputGradient == null) {
            return;
        }
        int size = inputPositions * channels;
        Arrays.fill(inputGradient, from * size, to * size, 0f);
        for (int sample = from; sample < to; sample++) {
            int base = sample * inputPositions;
            int at = sample * sources.length * channels;
            for (int source : sources) {
                if (source >= 0) {
                    add(pass.outputGradient(), at, inputGradient, (base + source) * channels);
                }
                at += channels;
            }
        }
    }

    private void add(float[] values, int from, float[] sum, int to) {
        for (int c = 0; c < channels; c++) {
            sum[to + c] += values[from + c];
        }
    }

    @Override
    public long work() {
        return (long) sources.length * channels;
    }
}
