package dev.fanin.random;

import dev.fanin.math.Erf;
import dev.fanin.math.GaussLegendre;

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

    /// In a shorter interval the closed form of the variance is a small difference of large
    /// numbers.
    private static final double SHORT = 1;

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
        double mean = isShort() ? middle() + aboutMiddle(1) : shift();
        return mirrored ? -mean : mean;
    }

    double variance() {
        if (isShort()) {
            double offset = aboutMiddle(1);
            return aboutMiddle(2) - offset * offset;
        }
        return 1 + (moment(low) - moment(high)) / mass() - shift() * shift();
    }

    private double shift() {
        return (density(low) - density(high)) / mass();
    }

    private boolean isShort() {
        return high - low < SHORT;
    }

    private double middle() {
        return low + (high - low) / 2;
    }

    /// The mean of a power of the distance from the middle, by quadrature: as precise as that
    /// distance.
    private double aboutMiddle(int power) {
        double half = (high - low) / 2;
        double sum = GaussLegendre.integrate(t -> StrictMath.pow(t, power) * relativeDensity(t), -half, half);
        return sum / GaussLegendre.integrate(this::relativeDensity, -half, half);
    }

    /// The density at a distance from the middle, as a multiple of that in the middle.
    private double relativeDensity(double t) {
        return StrictMath.exp(-t * (middle() + t / 2));
    }

    /// Returns the value below which lies the given share of the mass, between the two ends; above
    /// which it lies where the interval was mirrored.
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
