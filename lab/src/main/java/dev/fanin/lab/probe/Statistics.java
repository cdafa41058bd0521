package dev.fanin.lab.probe;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Elementwise;
import dev.fanin.lab.profile.HistogramBuilder;
import dev.fanin.lab.profile.Rms;
import dev.fanin.lab.profile.Saturation;
import dev.fanin.lab.profile.Signal;
import java.util.function.IntPredicate;

/// The statistics of one layer's values on a batch.
///
/// @param phi the layer's activation
/// @param units the number of nodes
/// @param count the number of values, a multiple of units
/// @param spreads whether histograms are asked for; they are empty where not
record Statistics(ActivationFunction phi, int units, int count, boolean spreads) {

    /// Below this slope a float32 gradient is lost in rounding.
    private static final double NO_SLOPE = 1e-7;

    /// Returns the root mean square of the first values, each times a factor.
    static Rms rms(float[] values, int count, double factor) {
        return Rms.ofMeanSquare(squares(values, count, factor) / count);
    }

    /// Returns the sum of squares of the first values, each times a factor.
    ///
    /// Four sums side by side, since one alone waits for each addition before the next.
    static double squares(float[] values, int count, double factor) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = 0;
        for (; i + 3 < count; i += 4) {
            first += square(values[i] * factor);
            second += square(values[i + 1] * factor);
            third += square(values[i + 2] * factor);
            fourth += square(values[i + 3] * factor);
        }
        for (; i < count; i++) {
            first += square(values[i] * factor);
        }
        return first + second + third + fourth;
    }

    private static double square(double value) {
        return value * value;
    }

    Signal preActivation(float[] z) {
        return signal(z, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    Signal activation(float[] x) {
        return phi instanceof Elementwise elementwise
                ? signal(x, elementwise.lower(), elementwise.upper())
                : signal(x, 0, 1);
    }

    double saturated(float[] x) {
        if (!(phi instanceof Elementwise elementwise) || !Saturation.isPossible(elementwise)) {
            return 0;
        }
        int saturated = 0;
        for (int i = 0; i < count; i++) {
            saturated += Saturation.of(elementwise, x[i]) ? 1 : 0;
        }
        return (double) saturated / count;
    }

    double dead(float[] z) {
        return (double) deadUnits(z) / units;
    }

    /// Returns how many units pass no gradient for any sample.
    int deadUnits(float[] z) {
        return phi instanceof Elementwise elementwise
                ? units(i -> !(Math.abs(elementwise.derivative(z[i])) > NO_SLOPE))
                : 0;
    }

    /// Returns how many units are saturated for every sample.
    int saturatedUnits(float[] x) {
        return phi instanceof Elementwise elementwise && Saturation.isPossible(elementwise)
                ? units(i -> Saturation.of(elementwise, x[i]))
                : 0;
    }

    /// Returns the share of values that are exactly 0.
    double zeros(float[] x) {
        int zeros = 0;
        for (int i = 0; i < count; i++) {
            zeros += x[i] == 0 ? 1 : 0;
        }
        return (double) zeros / count;
    }

    /// Returns how many units have only values, by their places, of which something holds.
    private int units(IntPredicate holds) {
        int found = 0;
        for (int unit = 0; unit < units; unit++) {
            boolean all = true;
            for (int i = unit; i < count && all; i += units) {
                all = holds.test(i);
            }
            found += all ? 1 : 0;
        }
        return found;
    }

    private Signal signal(float[] values, double lower, double upper) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[i];
        }
        double mean = sum / count;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
        }
        Rms rms = rms(values, count, 1);
        HistogramBuilder histogram = HistogramBuilder.over(rms, lower, upper);
        for (int i = 0; i < count && spreads; i++) {
            histogram.add(values[i]);
        }
        return new Signal(mean, Math.sqrt(squares / count), rms, histogram.build());
    }
}
