package dev.fanin.lab.theory;

import dev.fanin.activation.Elementwise;
import dev.fanin.activation.GaussianMoments;

/// The Gaussian moments of an activation for a variance of any size, given and returned as natural
/// logarithms.
///
/// Quadrature covers variances from 1e-16 to 1e16. Beyond, an activation is a power of its input or
/// constant, so the moments go on in a straight line on the logarithmic scale.
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

    static LayerMoments of(Elementwise phi, double logVariance) {
        double inside = phi.isHomogeneous() ? 0 : Math.clamp(logVariance, LOG_SMALLEST, LOG_LARGEST);
        GaussianMoments at = GaussianMoments.of(phi, Math.exp(inside));
        GaussianMoments below = GaussianMoments.of(phi, Math.exp(inside - STEP));
        GaussianMoments above = GaussianMoments.of(phi, Math.exp(inside + STEP));
        double slope = Math.log(above.second() / below.second()) / (2 * STEP);
        double derivativeSlope = Math.log(above.derivativeSecond() / below.derivativeSecond()) / (2 * STEP);
        double beyond = logVariance - inside;
        return new LayerMoments(
                at.mean() / Math.sqrt(at.second()),
                Math.log(at.second()) + slope * beyond,
                Math.log(at.derivativeSecond()) + derivativeSlope * beyond,
                slope,
                derivativeSlope,
                at.fourth() / (at.second() * at.second()) - 1,
                3 * at.derivativeFourth() / (at.derivativeSecond() * at.derivativeSecond()) - 1);
    }
}
