package dev.fanin.lab.theory;

import dev.fanin.activation.Elementwise;
import dev.fanin.activation.GaussianMoments;

/// The Gaussian moments of an activation for a mean square q of any size, given and returned as
/// natural logarithms.
///
/// Quadrature covers mean squares from 1e-16 to 1e16. Beyond, an activation is a power of its input
/// or constant, so the moments go on in a straight line on the logarithmic scale.
///
/// @param mean E phi over the root of E phi^2
/// @param logSecond ln E phi^2
/// @param logDerivativeSecond ln E phi'^2
/// @param slope d ln E phi^2 / d ln q: how much of a deviation of q is passed on
/// @param derivativeSlope d ln E phi'^2 / d ln q
/// @param fluctuation the variance of phi^2 over its squared mean: what one node adds to ln of a
///     layer's mean square
/// @param derivativeFluctuation the same for the squared gradient that passes one node
record LayerMoments(
        double mean,
        double logSecond,
        double logDerivativeSecond,
        double slope,
        double derivativeSlope,
        double fluctuation,
        double derivativeFluctuation) {

    private static final double LOG_SMALLEST = Math.log(1e-16);
    private static final double LOG_LARGEST = Math.log(1e16);
    private static final double STEP = 0.01;
    private static final double ROUNDING = 1e-9;

    /// The least share of q that counts as scatter about the mean.
    private static final double NO_SCATTER = 1e-12;

    /// Integrates over a normal distribution of the given mean square.
    ///
    /// @param logSquare ln q
    /// @param center the distribution's mean over the root of q
    static LayerMoments of(Elementwise phi, double logSquare, double center) {
        double inside = phi.isHomogeneous() ? 0 : Math.clamp(logSquare, LOG_SMALLEST, LOG_LARGEST);
        GaussianMoments at = moments(phi, inside, center);
        GaussianMoments below = moments(phi, inside - STEP, center);
        GaussianMoments above = moments(phi, inside + STEP, center);
        double slope = slope(below.second(), above.second());
        double derivativeSlope = slope(below.derivativeSecond(), above.derivativeSecond());
        double beyond = logSquare - inside;
        return new LayerMoments(
                at.second() == 0 ? 0 : at.mean() / Math.sqrt(at.second()),
                Math.log(at.second()) + (slope == 0 ? 0 : slope * beyond),
                Math.log(at.derivativeSecond()) + (derivativeSlope == 0 ? 0 : derivativeSlope * beyond),
                slope,
                derivativeSlope,
                fluctuation(at.second(), at.fourth()),
                fluctuation(at.derivativeSecond(), 3 * at.derivativeFourth()));
    }

    private static GaussianMoments moments(Elementwise phi, double logSquare, double center) {
        double square = Math.exp(logSquare);
        return center == 0
                ? GaussianMoments.of(phi, square)
                : GaussianMoments.of(
                        new Shifted(phi, center * Math.sqrt(square)),
                        square * Math.max(1 - center * center, NO_SCATTER));
    }

    /// Rounding leaves a trace of slope where there is none, which must not be followed to
    /// infinity; 0 also where phi is 0 for every z there is.
    private static double slope(double below, double above) {
        double slope = Math.log(above / below) / (2 * STEP);
        return Math.abs(slope) > ROUNDING ? slope : 0;
    }

    private static double fluctuation(double second, double fourth) {
        return second == 0 ? 0 : Math.max(0, fourth / (second * second) - 1);
    }
}
