package dev.fanin.compute;

import dev.fanin.kernel.ConvolutionShape;
import dev.fanin.operation.Pass;
import java.util.Arrays;

/// A convolution of each channel by itself, into one channel or several.
///
/// `y[o, i m + j] = sum over taps t: x[seen by t from o, i] * w[t, i m + j]` with m channels out
/// for each one in. Rows are copied to where all arrays of a loop are indexed alike.
final class ChannelConvolution {

    private final int taps;
    private final int inChannels;
    private final int channels;
    private final int multiplier;
    private final int inputPositions;
    private final int positions;
    private final int[] seen;
    private final int[] starts;
    private final int[] readers;
    private final float[][] kernel;
    private final PerWorker<Lanes> lanes;

    /// @param row values that are read
    /// @param other values that are read besides
    /// @param sum values that are added to
    /// @param sums one such row for each tap
    @SuppressWarnings("ArrayRecordComponent") // arrays to work on, never compared
    private record Lanes(float[] row, float[] other, float[] sum, float[][] sums) {}

    /// @param shape all sizes, with as many groups as channels going in
    ChannelConvolution(ConvolutionShape shape) {
        taps = shape.taps();
        inChannels = shape.inChannels();
        channels = shape.outChannels();
        multiplier = channels / inChannels;
        inputPositions = shape.inputSize() / inChannels;
        positions = shape.outputPositions();
        seen = Taps.of(shape);
        int[][] byPosition = Taps.byValue(seen, inputPositions);
        starts = byPosition[0];
        readers = byPosition[1];
        kernel = new float[taps][channels];
        lanes = new PerWorker<>(_ ->
                new Lanes(new float[channels], new float[channels], new float[channels], new float[taps][channels]));
    }

    int positions() {
        return positions;
    }

    /// Takes the kernel of this step.
    void load(float[] values) {
        for (int tap = 0; tap < taps; tap++) {
            System.arraycopy(values, tap * channels, kernel[tap], 0, channels);
        }
    }

    void forward(Pass pass, float[] x, float[] y, int from, int to) {
        float[] row = lanes.of(pass).row;
        float[] sum = lanes.of(pass).sum;
        for (int sample = from; sample < to; sample++) {
            for (int o = 0; o < positions; o++) {
                Arrays.fill(sum, 0f);
                for (int tap = 0; tap < taps; tap++) {
                    int position = seen[o * taps + tap];
                    if (position >= 0) {
                        widen(x, (sample * inputPositions + position) * inChannels, row);
                        addProduct(row, kernel[tap], sum);
                    }
                }
                System.arraycopy(sum, 0, y, (sample * positions + o) * channels, channels);
            }
        }
    }

    void backwardInput(Pass pass, float[] dy, float[] dx, int from, int to) {
        float[] row = lanes.of(pass).row;
        float[] sum = lanes.of(pass).sum;
        for (int sample = from; sample < to; sample++) {
            for (int position = 0; position < inputPositions; position++) {
                Arrays.fill(sum, 0f);
                for (int i = starts[position]; i < starts[position + 1]; i++) {
                    int o = readers[i] / taps;
                    System.arraycopy(dy, (sample * positions + o) * channels, row, 0, channels);
                    addProduct(row, kernel[readers[i] % taps], sum);
                }
                narrow(sum, dx, (sample * inputPositions + position) * inChannels);
            }
        }
    }

    /// Adds the gradient of the kernel over some samples.
    void backwardKernel(Pass pass, float[] x, float[] dy, float[] dw, int from, int to) {
        float[] row = lanes.of(pass).row;
        float[] gradient = lanes.of(pass).other;
        float[][] sums = lanes.of(pass).sums;
        for (int sample = from; sample < to; sample++) {
            for (float[] sum : sums) {
                Arrays.fill(sum, 0f);
            }
            for (int o = 0; o < positions; o++) {
                System.arraycopy(dy, (sample * positions + o) * channels, gradient, 0, channels);
                for (int tap = 0; tap < taps; tap++) {
                    int position = seen[o * taps + tap];
                    if (position >= 0) {
                        widen(x, (sample * inputPositions + position) * inChannels, row);
                        addProduct(row, gradient, sums[tap]);
                    }
                }
            }
            for (int tap = 0; tap < taps; tap++) {
                for (int c = 0; c < channels; c++) {
                    dw[tap * channels + c] += sums[tap][c];
                }
            }
        }
    }

    /// Copies a row of channels going in, each as often as it goes out.
    private void widen(float[] x, int from, float[] row) {
        if (multiplier == 1) {
            System.arraycopy(x, from, row, 0, channels);
            return;
        }
        for (int i = 0, c = 0; i < inChannels; i++) {
            float value = x[from + i];
            for (int j = 0; j < multiplier; j++, c++) {
                row[c] = value;
            }
        }
    }

    private void narrow(float[] row, float[] dx, int to) {
        if (multiplier == 1) {
            System.arraycopy(row, 0, dx, to, channels);
            return;
        }
        for (int i = 0, c = 0; i < inChannels; i++) {
            float sum = 0;
            for (int j = 0; j < multiplier; j++, c++) {
                sum += row[c];
            }
            dx[to + i] = sum;
        }
    }

    private static void addProduct(float[] a, float[] b, float[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += a[i] * b[i];
        }
    }
}
