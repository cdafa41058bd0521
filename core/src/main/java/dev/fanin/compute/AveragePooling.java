package dev.fanin.compute;

import dev.fanin.kernel.ConvolutionShape;
import dev.fanin.operation.Operation;
import dev.fanin.operation.Pass;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The mean of each channel under a window, over the positions that lie within the input.
public final class AveragePooling implements Operation {

    /// How many values are added before their sum goes to the sum of all.
    private static final int BLOCK = 64;

    private final PoolingPanels panels;
    private final int channels;
    private final float[] shares;
    private final PerWorker<float[][]> lanes;

    /// @param shape the window's sizes, with the same channels in and out
    public AveragePooling(ConvolutionShape shape) {
        panels = new PoolingPanels(shape);
        channels = shape.inChannels();
        shares = new float[panels.positions];
        for (int o = 0; o < shares.length; o++) {
            shares[o] = 1f / Math.max(panels.count(o), 1);
        }
        lanes = new PerWorker<>(_ -> panels.lanes(3));
    }

    @Override
    public void forward(Pass pass, int from, int to) {
        float[] sum = lanes.of(pass)[0];
        float[] block = lanes.of(pass)[1];
        float[] row = lanes.of(pass)[2];
        for (int sample = from; sample < to; sample++) {
            for (int start = 0; start < panels.positions; start = panels.end(start)) {
                int end = panels.end(start);
                int length = (end - start) * channels;
                Arrays.fill(sum, 0, length, 0f);
                for (int first = 0; first < panels.taps; first += BLOCK) {
                    Arrays.fill(block, 0, length, 0f);
                    for (int tap = first; tap < Math.min(first + BLOCK, panels.taps); tap++) {
                        panels.gather(pass.input(), sample, tap, start, end, 0f, row);
                        add(length, row, block);
                    }
                    add(length, block, sum);
                }
                scale(start, end, sum);
                int at = (sample * panels.positions + start) * channels;
                System.arraycopy(sum, 0, pass.output(), at, length);
            }
        }
    }

    private static void add(int length, float[] values, float[] sum) {
        for (int i = 0; i < length; i++) {
            sum[i] += values[i];
        }
    }

    /// Multiplies by the share that a value has in the mean of its position.
    private void scale(int start, int end, float[] values) {
        for (int o = start; o < end; o++) {
            float share = shares[o];
            for (int i = (o - start) * channels; i < (o - start + 1) * channels; i++) {
                values[i] *= share;
            }
        }
    }

    @Override
    public void backward(Pass pass, int from, int to) {
        float @Nullable [] inputGradient = pass.inputGradient();
        if (inputGradient == null) {
            return;
        }
        Arrays.fill(inputGradient, from * panels.inputSize, to * panels.inputSize, 0f);
        float[] gradient = lanes.of(pass)[0];
        for (int sample = from; sample < to; sample++) {
            for (int start = 0; start < panels.positions; start = panels.end(start)) {
                int end = panels.end(start);
                int at = (sample * panels.positions + start) * channels;
                System.arraycopy(pass.outputGradient(), at, gradient, 0, (end - start) * channels);
                scale(start, end, gradient);
                for (int tap = 0; tap < panels.taps; tap++) {
                    panels.scatter(gradient, sample, tap, start, end, inputGradient);
                }
            }
        }
    }

    @Override
    public long work() {
        return 2L * panels.positions * panels.taps * channels;
    }
}
