package dev.fanin.random;

import dev.fanin.math.Erf;

/// A distribution function, written down apart from the laws under test.
@FunctionalInterface
interface Cumulative {

    Cumulative UNIFORM = x -> Math.clamp(x, 0, 1);
    Cumulative NORMAL = z -> z < 0 ? above(-z) : 1 - above(z);

    /// Standard normal, cut at two standard deviations.
    Cumulative CUT_AT_TWO = z -> Math.clamp(0.5 + Erf.erf(z / Math.sqrt(2)) / Erf.erf(Math.sqrt(2)) / 2, 0, 1);

    /// Returns the probability of a value below x.
    double at(double x);

    /// Returns the probability of a standard normal value above z.
    static double above(double z) {
        return Erf.complement(z / Math.sqrt(2)) / 2;
    }
}
