package dev.fanin.lab.corpus;

import java.util.function.DoublePredicate;

/// Plain statistics of arrays, added up in double.
final class Moments {

    private Moments() {}

    static double variance(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (float value : values) {
            squares += (value - mean) * (value - mean);
        }
        return squares / values.length;
    }

    static double norm(float[] values) {
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        return Math.sqrt(squares);
    }

    static double meanMagnitude(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += Math.abs(value);
        }
        return sum / values.length;
    }

    static double largest(float[] values) {
        double largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    static double share(float[] values, DoublePredicate where) {
        int count = 0;
        for (float value : values) {
            count += where.test(value) ? 1 : 0;
        }
        return (double) count / values.length;
    }

    static boolean isFinite(float[] values) {
        return share(values, Double::isFinite) == 1;
    }
}
