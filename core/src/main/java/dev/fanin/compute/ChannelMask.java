package dev.fanin.compute;

import dev.fanin.operation.Operation;
import dev.fanin.operation.Pass;
import org.jspecify.annotations.Nullable;

/// Sets whole channels to zero while training, and scales the others up.
///
/// @param rate the share set to zero
/// @param positions the rows of one sample
/// @param channels the length of the last axis
public record ChannelMask(float rate, int positions, int channels) implements Operation {

    @Override
    public int scratchSize(int capacity) {
        return capacity * channels;
    }

    @Override
    public void beforeForward(Pass pass) {
        if (!pass.training()) {
            return;
        }
        float[] factors = pass.scratch();
        pass.random().fillUniform(factors, 0, 0, 1);
        float kept = 1 / (1 - rate);
        for (int i = 0; i < pass.samples() * channels; i++) {
            factors[i] = factors[i] < rate ? 0 : kept;
        }
    }

    @Override
    public void forward(Pass pass, int from, int to) {
        scale(pass, pass.input(), pass.output(), from, to);
    }

    @Override
    public void backward(Pass pass, int from, int to) {
        float @Nullable [] inputGradient = pass.inputGradient();
        if (inputGradient != null) {
            scale(pass, pass.outputGradient(), inputGradient, from, to);
        }
    }

    private void scale(Pass pass, float[] source, float[] target, int from, int to) {
        int size = positions * channels;
        if (!pass.training()) {
            System.arraycopy(source, from * size, target, from * size, (to - from) * size);
            return;
        }
        for (int row = from * positions; row < to * positions; row++) {
            scaleRow(source, target, row * channels, pass.scratch(), row / positions * channels);
        }
    }

    private void scaleRow(float[] source, float[] target, int at, float[] factors, int first) {
        for (int j = 0; j < channels; j++) {
            target[at + j] = source[at + j] * factors[first + j];
        }
    }
}
