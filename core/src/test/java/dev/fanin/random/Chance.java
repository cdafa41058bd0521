package dev.fanin.random;

/// How far chance reaches: bounds that a faultless generator crosses once in a million checks.
///
/// Seeds are fixed, so a check that passes once passes always; the rate says how much a failure
/// would mean.
final class Chance {

    /// The share of all seeds for which a faultless generator would fail one check.
    static final double RATE = 1e-6;

    private Chance() {}

    /// Returns the number of standard errors that none of so many readings exceeds, on either side.
    ///
    /// The rate is shared out among the readings (Bonferroni), so they need not be independent.
    static double standardErrors(long readings) {
        return NormalQuantile.upper(RATE / 2 / readings);
    }

    /// Returns the greatest distance between the distribution of n values and their law.
    ///
    /// `P(sqrt(n) D > d) < 2 exp(-2 d^2)` for every n and every continuous law (Massart, 1990).
    static double kolmogorov(long n) {
        return Math.sqrt(Math.log(2 / RATE) / 2 / n);
    }

    /// Returns where a statistic that follows the chi-square law stands between the two points it
    /// crosses by chance: from -1 to 1 is ordinary, above 1 too uneven, below -1 too even.
    ///
    /// Wilson and Hilferty, 1931: the cube root is nearly normal; within 1 % of the exact rate from
    /// 100 degrees of freedom on.
    static double chiSquare(double statistic, long degrees) {
        double spread = 2.0 / 9 / degrees;
        double z = (Math.cbrt(statistic / degrees) - (1 - spread)) / Math.sqrt(spread);
        return z / standardErrors(1);
    }

    /// Returns the probability of a Poisson count as far from its expectation as this one, on the
    /// same side.
    static double poisson(long count, double expected) {
        double below = 0;
        double logTerm = -expected;
        for (long k = 0; k < count; k++) {
            below += Math.exp(logTerm);
            logTerm += Math.log(expected / (k + 1));
        }
        return count < expected ? below + Math.exp(logTerm) : 1 - below;
    }
}
