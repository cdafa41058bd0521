package dev.fanin.lab.theory;

import dev.fanin.layer.Pooling;
import dev.fanin.layer.TransposedConvolution;
import dev.fanin.layer.Window;
import dev.fanin.tensor.Shape;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/// Which place of the input each tap of a window sees from each place of the output, and how mean
/// squares spread over places.
///
/// Taps that hang over the border see nothing: this is where padding loses signal.
final class Taps {

    private final int inputs;
    private final int outputs;
    private final int taps;

    /// For each output, then each tap, the input or -1.
    private final int[] table;

    private Taps(int inputs, int outputs, int taps, int[] table) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.taps = taps;
        this.table = table;
    }

    /// Makes the table of a window that moves over an input; shapes have their channels last.
    static Taps of(Window window, Shape input, Shape output) {
        return of(window, input, output, axis -> window.before(axis, input.axis(axis)));
    }

    /// Makes the table of a transposed convolution, in which the input takes the place of the
    /// output.
    static Taps of(TransposedConvolution layer, Shape input, Shape output) {
        return of(layer.window(), /* input= */ output, /* output= */ input, layer::cut);
    }

    /// Makes the table of a window as large as the input.
    static Taps whole(Shape input) {
        int places = input.dropLast().arraySize();
        int[] table = new int[places];
        Arrays.setAll(table, i -> i);
        return new Taps(places, 1, places, table);
    }

    static Taps of(Pooling pooling, Shape input, Shape output) {
        return of(pooling.window(), input, output);
    }

    private static Taps of(Window window, Shape input, Shape output, IntUnaryOperator before) {
        int outputs = output.dropLast().arraySize();
        int taps = window.size().arraySize();
        int[] table = new int[outputs * taps];
        for (int o = 0; o < outputs; o++) {
            for (int tap = 0; tap < taps; tap++) {
                table[o * taps + tap] = source(window, input, output, before, o, tap);
            }
        }
        return new Taps(input.dropLast().arraySize(), outputs, taps, table);
    }

    private static int source(Window window, Shape input, Shape output, IntUnaryOperator before, int o, int tap) {
        int place = 0;
        int stride = 1;
        int output0 = o;
        int tap0 = tap;
        for (int axis = window.rank() - 1; axis >= 0; axis--) {
            int at = output0 % output.axis(axis) * window.strides().axis(axis)
                    + tap0 % window.size().axis(axis) * window.dilation().axis(axis)
                    - before.applyAsInt(axis);
            output0 /= output.axis(axis);
            tap0 /= window.size().axis(axis);
            if (at < 0 || at >= input.axis(axis)) {
                return -1;
            }
            place += at * stride;
            stride *= input.axis(axis);
        }
        return place;
    }

    int taps() {
        return taps;
    }

    /// Returns, for each output, the sum over taps of a weight times the input's value.
    double[] spread(double @Nullable [] values, double[] weights) {
        double[] sums = new double[outputs];
        for (int i = 0; i < table.length; i++) {
            if (table[i] >= 0) {
                sums[i / taps] += weights[i % taps] * (values == null ? 1 : values[table[i]]);
            }
        }
        return sums;
    }

    /// Returns, for each input, the sum over the taps that see it of a weight times the output's
    /// value.
    double[] gather(double @Nullable [] values, double[] weights) {
        double[] sums = new double[inputs];
        for (int i = 0; i < table.length; i++) {
            if (table[i] >= 0) {
                sums[table[i]] += weights[i % taps] * (values == null ? 1 : values[i / taps]);
            }
        }
        return sums;
    }

    /// Returns the mean of a map.
    static double mean(double[] map) {
        double sum = 0;
        for (double value : map) {
            sum += value;
        }
        return sum / map.length;
    }

    /// Returns a map over its mean, or null where it is even.
    static double @Nullable [] evened(double[] map) {
        double mean = mean(map);
        if (!(mean > 0)) {
            return null;
        }
        boolean even = true;
        double[] evened = new double[map.length];
        for (int i = 0; i < map.length; i++) {
            evened[i] = map[i] / mean;
            even &= Math.abs(evened[i] - 1) < 1e-9;
        }
        return even ? null : evened;
    }

    /// Returns the weighted mean of two maps; null where it is even, or they are of different
    /// sizes.
    static double @Nullable [] mixed(double @Nullable [] first, double @Nullable [] second, double share) {
        if ((first == null && second == null) || (first != null && second != null && first.length != second.length)) {
            return null;
        }
        double[] mixed = new double[first != null ? first.length : second != null ? second.length : 0];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = share * (first == null ? 1 : first[i]) + (1 - share) * (second == null ? 1 : second[i]);
        }
        return mixed;
    }

    /// Returns the map to a power, over its mean; and the mean of the power.
    static double[] power(double[] map, double exponent) {
        double[] powers = new double[map.length];
        for (int i = 0; i < map.length; i++) {
            powers[i] = Math.pow(map[i], exponent);
        }
        return powers;
    }
}
