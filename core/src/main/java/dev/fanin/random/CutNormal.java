package dev.fanin.random;

import dev.fanin.math.Erf;

/// The standard normal distribution cut at `low` and `high`, by the probabilities above the two
/// ends.
///
/// Where the interval lies below 0 it is mirrored, so that the probabilities keep their digits far
/// out.
///
/// @param low the lower end, after mirroring
/// @param high the upper end, after mirroring
/// @param mirrored whether the interval was mirrored
/// @param aboveLow P(Z > low)
/// @param aboveHigh P(Z > high)
record CutNormal(double low, double high, boolean mirrored, double aboveLow, double aboveHigh) {

    private static final double ROOT_TWO_PI = StrictMath.sqrt(2 * Math.PI);

    static CutNormal of(double low, double high) {
        boolean mirrored = low < 0 && low + high < 0;
        double from = mirrored ? -high : low;
        double to = mirrored ? -low : high;
        return new CutNormal(from, to, mirrored, above(from), above(to));
    }

    /// Returns P(low < Z < high).
    double mass() {
        return aboveLow - aboveHigh;
    }

    double mean() {
        double mean = (density(low) - density(high)) / mass();
        return mirrored ? -mean : mean;
    }

    double variance() {
        double shift = (density(low) - density(high)) / mass();
        return 1 + (moment(low) - moment(high)) / mass() - shift * shift;
    }

    /// Returns the value below which lies the given share of the mass, between the two ends.
    ///
    /// @param share in (0, 1)
    double quantile(double share) {
        double above = aboveHigh + (1 - share) * mass();
        double value = above <= 0.5 ? NormalQuantile.upper(above) : -NormalQuantile.upper(1 - above);
        double inside = Math.clamp(value, low, high);
        return mirrored ? -inside : inside;
    }

    private static double above(double z) {
        return Erf.complement(z / StrictMath.sqrt(2)) / 2;
    }

    private static double density(double z) {
        return StrictMath.exp(-z * z / 2) / ROOT_TWO_PI;
    }

    /// An infinite end has no density, and less than any power of it.
    private static double moment(double z) {
        return Double.isInfinite(z) ? 0 : z * density(z);
    }
}
