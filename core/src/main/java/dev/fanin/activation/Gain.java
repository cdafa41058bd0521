package dev.fanin.activation;

import java.util.function.DoubleUnaryOperator;

/// What an activation does to a signal z from N(0, 1), and the factors on the standard deviation of
/// the weights that make up for it.
///
/// A gain holds where the sums have variance 1; for a homogeneous activation such as relu it holds
/// for every variance.
///
/// Source: He et al., "Delving deep into rectifiers", 2015, for the gain of relu; Brock et al.,
/// "Characterizing signal propagation to close the performance gap in unnormalized ResNets", 2021,
/// for the variance gain; Schoenholz et al., "Deep information propagation", 2017, for chi1. The
/// numbers are integrals, not draws.
///
/// @param mean E phi(z)
/// @param secondMoment E phi(z)^2
/// @param derivativeSecondMoment E phi'(z)^2
public record Gain(double mean, double secondMoment, double derivativeSecondMoment) {

    /// Quadrature leaves this share of the root mean square where the mean is 0.
    private static final double NO_MEAN = 1e-14;

    /// A variance below this share of the mean square is lost in the rounding of both.
    private static final double NO_VARIANCE = 1e-13;

    /// Integrates the moments, to about 12 digits.
    public static Gain of(Elementwise phi) {
        GaussianMoments moments = GaussianMoments.of(phi, 1);
        boolean centred = Math.abs(moments.mean()) <= NO_MEAN * Math.sqrt(moments.second());
        return new Gain(centred ? 0 : moments.mean(), moments.second(), moments.derivativeSecond());
    }

    /// Integrates the moments of a function of one's own, given the points where it is not smooth:
    /// `Gain.of(z -> Math.max(0, z), 0)`. See [CustomActivation#of].
    public static Gain of(DoubleUnaryOperator phi, double... kinks) {
        return of(CustomActivation.of("phi", phi, kinks));
    }

    /// Returns `1 / sqrt(E phi^2)`: weights of standard deviation `gain / sqrt(fan-in)` keep the
    /// mean square of the sums at 1. Infinite where phi is 0.
    public double gain() {
        return 1 / Math.sqrt(secondMoment);
    }

    /// Returns `Var phi`, 0 where phi is constant up to rounding.
    public double variance() {
        double variance = secondMoment - mean * mean;
        return variance > NO_VARIANCE * secondMoment ? variance : 0;
    }

    /// Returns `1 / sqrt(Var phi)`: phi times this has variance 1. Infinite where phi is
    /// constant.
    public double varianceGain() {
        return 1 / Math.sqrt(variance());
    }

    /// Returns `1 / sqrt(E phi'^2)`: weights of standard deviation `gain / sqrt(fan-out)` with
    /// this gain keep the mean square of the gradient. Infinite where phi is constant.
    public double backwardGain() {
        return 1 / Math.sqrt(derivativeSecondMoment);
    }

    /// Returns `E phi'^2 / E phi^2`: with [#gain], what each layer of equal width multiplies the
    /// mean square of the gradient by. Not a number where phi is 0.
    public double chi1() {
        return derivativeSecondMoment / secondMoment;
    }
}
