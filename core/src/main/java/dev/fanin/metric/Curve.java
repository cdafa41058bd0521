package dev.fanin.metric;

import java.util.Arrays;

/// The weights of positive decisions at many thresholds, from which rates and curves follow.
///
/// For each threshold, values above it are positive. Weights are kept by the last threshold that a
/// value exceeds and added up from above when they are asked for.
final class Curve {

    private final Thresholds thresholds;
    private final double[] trueSteps;
    private final double[] falseSteps;

    /// What exceeds no threshold at all.
    private double trueBelow;

    private double falseBelow;

    Curve(Thresholds thresholds) {
        this.thresholds = thresholds;
        this.trueSteps = new double[thresholds.count()];
        this.falseSteps = new double[thresholds.count()];
    }

    void add(float value, boolean target, double weight) {
        int last = thresholds.last(value);
        if (last < 0) {
            trueBelow += target ? weight : 0;
            falseBelow += target ? 0 : weight;
        } else if (target) {
            trueSteps[last] += weight;
        } else {
            falseSteps[last] += weight;
        }
    }

    void reset() {
        Arrays.fill(trueSteps, 0);
        Arrays.fill(falseSteps, 0);
        trueBelow = 0;
        falseBelow = 0;
    }

    /// Returns the weight of true positives at each threshold.
    double[] truePositives() {
        return above(trueSteps);
    }

    /// Returns the weight of false positives at each threshold.
    double[] falsePositives() {
        return above(falseSteps);
    }

    /// Returns the weight of all positive targets.
    double targets() {
        return trueBelow + above(trueSteps)[0];
    }

    /// Returns the weight of all negative targets.
    double others() {
        return falseBelow + above(falseSteps)[0];
    }

    private static double[] above(double[] steps) {
        double[] sums = steps.clone();
        for (int i = sums.length - 2; i >= 0; i--) {
            sums[i] += sums[i + 1];
        }
        return sums;
    }

    /// Returns `part / (part + rest)`, 0 where both are 0.
    static double ratio(double part, double rest) {
        return quotient(part, part + rest);
    }

    /// Returns `a / b`, 0 where b is 0.
    static double quotient(double a, double b) {
        return b == 0 ? 0 : a / b;
    }
}
