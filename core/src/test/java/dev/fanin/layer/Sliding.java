package dev.fanin.layer;

import java.util.Arrays;
import java.util.List;

/// Windows that slide over inputs, in double and by direct loops over three axes, of which those
/// that are missing come first with a length of 1.
///
/// @param in the positions along each axis of the input
/// @param channels the channels of the input
/// @param window the taps along each axis
/// @param strides the strides
/// @param dilation the distance of taps
/// @param before the positions before the input
/// @param out the positions along each axis of the output
@SuppressWarnings("ArrayRecordComponent") // arrays to compute with, never compared
record Sliding(int[] in, int channels, int[] window, int[] strides, int[] dilation, int[] before, int[] out) {

    /// Works out a window as TensorFlow's documentation has it, from lists as users write them.
    static Sliding of(String padding, List<Integer> input, List<Integer> window, int stride, int dilation) {
        int rank = window.size();
        int[] in = {1, 1, 1};
        int[] size = {1, 1, 1};
        int[] strides = {1, 1, 1};
        int[] apart = {1, 1, 1};
        int[] before = {0, 0, 0};
        int[] out = {1, 1, 1};
        for (int i = 0; i < rank; i++) {
            int axis = 3 - rank + i;
            in[axis] = input.get(i);
            size[axis] = window.get(i);
            strides[axis] = stride;
            apart[axis] = dilation;
            int reach = (window.get(i) - 1) * dilation + 1;
            if (padding.equals("valid")) {
                out[axis] = (int) Math.ceil((in[axis] - reach + 1) / (double) stride);
            } else {
                out[axis] = (int) Math.ceil(in[axis] / (double) stride);
                int over = in[axis] % stride == 0 ? stride : in[axis] % stride;
                before[axis] = padding.equals("causal") ? reach - 1 : Math.max(reach - over, 0) / 2;
            }
        }
        return new Sliding(in, input.get(rank), size, strides, apart, before, out);
    }

    /// What is done at each tap: sample, output position, tap and input position by number.
    interface AtTap {
        void at(int output, int tap, int input);
    }

    static int product(int[] sizes) {
        return sizes[0] * sizes[1] * sizes[2];
    }

    /// Visits the taps within the input, for all samples.
    void visit(int samples, AtTap visitor) {
        for (int s = 0; s < samples; s++) {
            for (int o = 0; o < product(out); o++) {
                for (int t = 0; t < product(window); t++) {
                    int a = at(0, o / (out[1] * out[2]), t / (window[1] * window[2]));
                    int b = at(1, o / out[2] % out[1], t / window[2] % window[1]);
                    int c = at(2, o % out[2], t % window[2]);
                    if (a >= 0 && b >= 0 && c >= 0) {
                        int position = (a * in[1] + b) * in[2] + c;
                        visitor.at(s * product(out) + o, t, s * product(in) + position);
                    }
                }
            }
        }
    }

    private int at(int axis, int o, int t) {
        int i = o * strides[axis] + t * dilation[axis] - before[axis];
        return i < in[axis] ? i : -1;
    }

    double[] convolution(double[] x, double[] kernel, int filters, int groups, int samples) {
        double[] z = new double[samples * product(out) * filters];
        int inGroup = channels / groups;
        visit(samples, (o, t, i) -> {
            for (int f = 0; f < filters; f++) {
                int group = f / (filters / groups);
                for (int c = 0; c < inGroup; c++) {
                    z[o * filters + f] +=
                            x[i * channels + group * inGroup + c] * kernel[(t * inGroup + c) * filters + f];
                }
            }
        });
        return z;
    }

    /// Spreads inputs that lie where this window has its outputs; the kernel is (taps, channels,
    /// those of the input).
    double[] transposed(double[] x, double[] kernel, int samples) {
        int given = x.length / (samples * product(out));
        double[] z = new double[samples * product(in) * channels];
        visit(samples, (o, t, i) -> {
            for (int f = 0; f < channels; f++) {
                for (int c = 0; c < given; c++) {
                    z[i * channels + f] += x[o * given + c] * kernel[(t * channels + f) * given + c];
                }
            }
        });
        return z;
    }

    double[] depthwise(double[] x, double[] kernel, int samples) {
        int multiplier = kernel.length / (product(window) * channels);
        double[] z = new double[samples * product(out) * channels * multiplier];
        visit(samples, (o, t, i) -> {
            for (int c = 0; c < channels; c++) {
                for (int m = 0; m < multiplier; m++) {
                    int to = (o * channels + c) * multiplier + m;
                    z[to] += x[i * channels + c] * kernel[(t * channels + c) * multiplier + m];
                }
            }
        });
        return z;
    }

    double[] largest(double[] x, int samples) {
        double[] z = new double[samples * product(out) * channels];
        Arrays.fill(z, Double.NEGATIVE_INFINITY);
        visit(samples, (o, t, i) -> {
            for (int c = 0; c < channels; c++) {
                z[o * channels + c] = Math.max(z[o * channels + c], x[i * channels + c]);
            }
        });
        return z;
    }

    double[] mean(double[] x, int samples) {
        double[] z = new double[samples * product(out) * channels];
        int[] counts = new int[samples * product(out)];
        visit(samples, (o, t, i) -> {
            counts[o]++;
            for (int c = 0; c < channels; c++) {
                z[o * channels + c] += x[i * channels + c];
            }
        });
        for (int i = 0; i < z.length; i++) {
            z[i] /= counts[i / channels];
        }
        return z;
    }

    /// Adds a bias to each channel, if there is one.
    static double[] biased(double[] z, List<double[]> parameters, int place) {
        if (parameters.size() > place) {
            double[] bias = parameters.get(place);
            for (int i = 0; i < z.length; i++) {
                z[i] += bias[i % bias.length];
            }
        }
        return z;
    }
}
