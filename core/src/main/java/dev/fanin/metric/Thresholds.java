package dev.fanin.metric;

import java.util.List;

/// Rising thresholds, and how many of them a value exceeds.
///
/// Evenly spaced ones from 0 to 1 are found by arithmetic, as in Keras, for values cut to [0, 1];
/// others by search. All is in float32, so that a value on a threshold falls where Keras has it.
final class Thresholds {

    private static final double ABSOLUTE = Configs.EPSILON;
    private static final double RELATIVE = 1e-5;
    private static final float[] HALF = {0.5f};

    private final float[] values;
    private final boolean isEven;
    private final boolean isWidened;

    private Thresholds(float[] values, boolean isEven, boolean isWidened) {
        this.values = values;
        this.isEven = isEven;
        this.isWidened = isWidened;
    }

    /// Returns so many thresholds from 0 to 1; one alone is 0.5.
    static Thresholds even(int count) {
        return count == 1 ? new Thresholds(HALF.clone(), false, false) : new Thresholds(spaced(count), true, false);
    }

    /// Returns so many thresholds, of which the first lies below 0 and the last above 1.
    static Thresholds evenAndWidened(int count) {
        return new Thresholds(widened(spaced(count)), true, true);
    }

    /// Returns the given thresholds, with one below 0 and one above 1.
    static Thresholds widened(List<Double> inner) {
        int count = inner.size() + 2;
        float[] values = new float[count];
        values[count - 1] = 1;
        boolean isEven = count > 2;
        List<Double> sorted = inner.stream().sorted().toList();
        for (int i = 1; i < count - 1; i++) {
            double value = sorted.get(i - 1);
            double even = (float) i / (count - 1);
            isEven &= Math.abs(value - even) <= ABSOLUTE + RELATIVE * even;
            values[i] = (float) value;
        }
        return new Thresholds(widened(values), isEven, true);
    }

    private static float[] spaced(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) ((double) i / (count - 1));
        }
        return values;
    }

    private static float[] widened(float[] values) {
        values[0] = (float) -Configs.EPSILON;
        values[values.length - 1] = (float) (1 + Configs.EPSILON);
        return values;
    }

    int count() {
        return values.length;
    }

    /// Returns the last threshold that the value exceeds, or -1 where it exceeds none or is a NaN.
    int last(float value) {
        if (Float.isNaN(value)) {
            return -1;
        }
        if (isEven) {
            float cut = Math.min(Math.max(value, 0), 1);
            int last = (int) Math.ceil(cut * (values.length - 1)) - 1;
            return isWidened ? Math.max(last, 0) : last;
        }
        int from = 0;
        int to = values.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (values[middle] < value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from - 1;
    }
}
