package dev.fanin.lab.probe;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Elementwise;
import dev.fanin.lab.profile.HistogramBuilder;
import dev.fanin.lab.profile.Rms;
import dev.fanin.lab.profile.Saturation;
import dev.fanin.lab.profile.Signal;

/// The statistics of one layer's values on a batch.
///
/// @param phi the layer's activation
/// @param units the number of nodes
/// @param count the number of values, a multiple of units
record Statistics(ActivationFunction phi, int units, int count) {

    /// Below this slope a float32 gradient is lost in rounding.
    private static final double NO_SLOPE = 1e-7;

    /// Returns the root mean square of the first values, each times a factor.
    static Rms rms(float[] values, int count, double factor) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            double value = values[i] * factor;
            sum += value * value;
        }
        return Rms.ofMeanSquare(sum / count);
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
        if (!(phi instanceof Elementwise elementwise)) {
            return 0;
        }
        int dead = 0;
        for (int unit = 0; unit < units; unit++) {
            boolean alive = false;
            for (int i = unit; i < count && !alive; i += units) {
                alive = Math.abs(elementwise.derivative(z[i])) > NO_SLOPE;
            }
            dead += alive ? 0 : 1;
        }
        return (double) dead / units;
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
        for (int i = 0; i < count; i++) {
            histogram.add(values[i]);
        }
        return new Signal(mean, Math.sqrt(squares / count), rms, histogram.build());
    }
}
