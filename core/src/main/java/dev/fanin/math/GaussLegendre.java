package dev.fanin.math;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/// Integrals over intervals, exact for polynomials and accurate to rounding for smooth functions.
///
/// An interval is cut at the points given, where a function has kinks or changes fast, and each
/// piece is integrated by the Gauss-Legendre rule with 32 nodes.
public final class GaussLegendre {

    private static final int NODES = 32;
    private static final double[] X = new double[NODES];
    private static final double[] WEIGHT = new double[NODES];

    static {
        for (int i = 0; i < NODES; i++) {
            // The usual first guess for the roots of the Legendre polynomial; Newton's method does the rest.
            double x = StrictMath.cos(Math.PI * (i + 0.75) / (NODES + 0.5));
            double slope = 0;
            for (int step = 0; step < 8; step++) {
                double previous = 1;
                double value = x;
                for (int n = 2; n <= NODES; n++) {
                    double next = ((2 * n - 1) * x * value - (n - 1) * previous) / n;
                    previous = value;
                    value = next;
                }
                slope = NODES * (x * value - previous) / (x * x - 1);
                x -= value / slope;
            }
            X[i] = x;
            WEIGHT[i] = 2 / ((1 - x * x) * slope * slope);
        }
    }

    private GaussLegendre() {}

    /// Returns the integral of f over [low, high], cut at those of the given points that lie
    /// inside.
    public static double integrate(DoubleUnaryOperator f, double low, double high, double... cuts) {
        double[] inside = Arrays.stream(cuts)
                .filter(cut -> cut > low && cut < high)
                .sorted()
                .distinct()
                .toArray();
        double sum = 0;
        double from = low;
        for (int i = 0; i <= inside.length; i++) {
            double to = i < inside.length ? inside[i] : high;
            sum += piece(f, from, to);
            from = to;
        }
        return sum;
    }

    /// Returns the rule itself for [low, high], cut likewise: the nodes in rising order, and their
    /// weights.
    public static double[][] rule(double low, double high, double... cuts) {
        double[] ends = Arrays.stream(cuts)
                .filter(cut -> cut > low && cut < high)
                .sorted()
                .distinct()
                .toArray();
        double[][] rule = new double[2][(ends.length + 1) * NODES];
        double from = low;
        for (int piece = 0; piece <= ends.length; piece++) {
            double to = piece < ends.length ? ends[piece] : high;
            for (int i = 0; i < NODES; i++) {
                int at = piece * NODES + NODES - 1 - i;
                rule[0][at] = (from + to) / 2 + (to - from) / 2 * X[i];
                rule[1][at] = (to - from) / 2 * WEIGHT[i];
            }
            from = to;
        }
        return rule;
    }

    private static double piece(DoubleUnaryOperator f, double from, double to) {
        double middle = (from + to) / 2;
        double half = (to - from) / 2;
        double sum = 0;
        for (int i = 0; i < NODES; i++) {
            sum += WEIGHT[i] * f.applyAsDouble(middle + half * X[i]);
        }
        return half * sum;
    }
}
