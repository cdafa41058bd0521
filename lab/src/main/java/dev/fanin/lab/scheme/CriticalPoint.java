package dev.fanin.lab.scheme;

import dev.fanin.activation.Elementwise;
import dev.fanin.activation.GaussianMoments;

/// A point on the edge of chaos: with these variances the mean square q of the sums stays as it is,
/// and the mean square of gradients too, at any depth.
///
/// `Var W = weight / fan_in` and `Var b = bias`, where `weight = 1 / E phi'(z)^2` and `bias = q -
/// weight E phi(z)^2` for z from N(0, q).
///
/// Source: Schoenholz et al., "Deep information propagation", 2017, section 3; Pennington,
/// Schoenholz and Ganguli, "Resurrecting the sigmoid", 2017, section 2.
///
/// @param q the mean square of z, above 0
/// @param weight the variance of a weight times its fan-in
/// @param bias the variance of a bias, at least 0
public record CriticalPoint(double q, double weight, double bias) {

    /// The range in which q is looked for.
    private static final double LEAST = 1e-6;

    private static final double MOST = 1e3;

    private static final int GRID = 200;

    /// What quadrature may be off by.
    private static final double ROUNDING = 1e-10;

    /// Returns the point of the given q.
    ///
    /// @throws IllegalArgumentException where it would need a negative variance, as for sigmoid at
    ///     q = 1
    public static CriticalPoint at(Elementwise phi, double q) {
        if (!(q > 0) || Double.isInfinite(q)) {
            throw new IllegalArgumentException("The edge of chaos needs a q above 0, got " + q + ".");
        }
        double bias = bias(phi, q);
        if (!(bias >= -ROUNDING * q)) {
            throw new IllegalArgumentException("The activation '" + phi.name() + "' has no edge of chaos at q = " + q
                    + ": the biases would need a variance of " + bias + "; take another activation or another q.");
        }
        double snapped = bias < ROUNDING * q ? 0 : bias;
        return new CriticalPoint(q, Gains.rounded(1 / GaussianMoments.of(phi, q).derivativeSecond()), snapped);
    }

    /// Returns the point of the given variance of biases; of relu and its kin, which have every q
    /// at a variance of 0, that of q = 1.
    ///
    /// @throws IllegalArgumentException where there is none for q between 1e-6 and 1000
    public static CriticalPoint ofBias(Elementwise phi, double variance) {
        if (phi.isHomogeneous() && variance == 0) {
            return at(phi, 1);
        }
        double low = LEAST;
        for (int i = 1; i <= GRID; i++) {
            double high = LEAST * Math.pow(MOST / LEAST, (double) i / GRID);
            boolean isBetween = (bias(phi, low) - variance) * (bias(phi, high) - variance) < 0;
            if (isBetween && !phi.isHomogeneous()) {
                return at(phi, root(phi, variance, low, high));
            }
            low = high;
        }
        throw new IllegalArgumentException("The activation '" + phi.name() + "' has no edge of chaos with biases of"
                + " variance " + variance + "; take another variance or another activation.");
    }

    private static double root(Elementwise phi, double variance, double from, double to) {
        double low = from;
        double high = to;
        double sign = Math.signum(bias(phi, low) - variance);
        while (high - low > 1e-13 * high) {
            double middle = (low + high) / 2;
            if (middle == low || middle == high) {
                break;
            }
            if (Math.signum(bias(phi, middle) - variance) == sign) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double bias(Elementwise phi, double q) {
        GaussianMoments moments = GaussianMoments.of(phi, q);
        return q - moments.second() / moments.derivativeSecond();
    }
}
