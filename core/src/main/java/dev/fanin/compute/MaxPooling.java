package dev.fanin.compute;

import dev.fanin.kernel.ConvolutionShape;
import dev.fanin.operation.Operation;
import dev.fanin.operation.Pass;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The largest value of each channel under a window.
///
/// The gradient goes to the first of equal largest values, in the order of the window.
public final class MaxPooling implements Operation {

    /// Its square is above the inverse of the smallest difference between two floats.
    private static final float HUGE = 0x1p100f;

    private final PoolingPanels panels;
    private final int channels;
    private final PerWorker<float[][]> lanes;

    /// @param shape the window's sizes, with the same channels in and out
    public MaxPooling(ConvolutionShape shape) {
        panels = new PoolingPanels(shape);
        channels = shape.inChannels();
        lanes = new PerWorker<>(_ -> panels.lanes(4));
    }

    @Override
    public void forward(Pass pass, int from, int to) {
        float[] largest = lanes.of(pass)[0];
        float[] row = lanes.of(pass)[1];
        for (int sample = from; sample < to; sample++) {
            for (int start = 0; start < panels.positions; start = panels.end(start)) {
                int end = panels.end(start);
                int length = (end - start) * channels;
                panels.gather(pass.input(), sample, 0, start, end, Float.NEGATIVE_INFINITY, largest);
                for (int tap = 1; tap < panels.taps; tap++) {
                    panels.gather(pass.input(), sample, tap, start, end, Float.NEGATIVE_INFINITY, row);
                    keepLarger(length, row, largest);
                }
                int at = (sample * panels.positions + start) * channels;
                System.arraycopy(largest, 0, pass.output(), at, length);
            }
        }
    }

    private static void keepLarger(int length, float[] row, float[] largest) {
        for (int i = 0; i < length; i++) {
            largest[i] = Math.max(largest[i], row[i]);
        }
    }

    @Override
    public void backward(Pass pass, int from, int to) {
        float @Nullable [] inputGradient = pass.inputGradient();
        if (inputGradient == null) {
            return;
        }
        Arrays.fill(inputGradient, from * panels.inputSize, to * panels.inputSize, 0f);
        float[] largest = lanes.of(pass)[0];
        float[] row = lanes.of(pass)[1];
        float[] open = lanes.of(pass)[2];
        float[] gradient = lanes.of(pass)[3];
        for (int sample = from; sample < to; sample++) {
            for (int start = 0; start < panels.positions; start = panels.end(start)) {
                int end = panels.end(start);
                int length = (end - start) * channels;
                int at = (sample * panels.positions + start) * channels;
                System.arraycopy(pass.output(), at, largest, 0, length);
                makeFinite(length, largest);
                System.arraycopy(pass.outputGradient(), at, gradient, 0, length);
                Arrays.fill(open, 0, length, 1f);
                for (int tap = 0; tap < panels.taps; tap++) {
                    panels.gather(pass.input(), sample, tap, start, end, Float.NEGATIVE_INFINITY, row);
                    route(length, row, largest, open, gradient);
                    panels.scatter(row, sample, tap, start, end, inputGradient);
                }
            }
        }
    }

    /// Makes infinite values the largest finite ones, since their difference is no number.
    private static void makeFinite(int length, float[] values) {
        for (int i = 0; i < length; i++) {
            values[i] = Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, values[i]));
        }
    }

    /// Writes the gradient over those values that are the first to be the largest, zero over
    /// others.
    ///
    /// A difference of 0 keeps its factor of 1, any other one, however small, makes it 0; in place
    /// of a comparison, which would keep the loop from being vectorised.
    private static void route(int length, float[] row, float[] largest, float[] open, float[] gradient) {
        for (int i = 0; i < length; i++) {
            float value = Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, row[i]));
            float taken = open[i] * (1 - Math.min(1, (largest[i] - value) * HUGE * HUGE));
            open[i] = open[i] - taken;
            row[i] = taken * gradient[i];
        }
    }

    @Override
    public long work() {
        return 2L * panels.positions * panels.taps * channels;
    }
}
