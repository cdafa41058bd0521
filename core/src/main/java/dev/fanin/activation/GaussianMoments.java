package dev.fanin.activation;

import dev.fanin.math.GaussLegendre;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/// What an activation makes of a Gaussian signal of mean 0 and variance q.
///
/// With z from N(0, q): `E phi(z)`, `E phi(z)^2`, `E phi(z)^4`, `E phi'(z)^2` and `E phi'(z)^4`, by
/// quadrature over 12 standard deviations either way, cut at the kinks and where saturating
/// functions bend; about 12 digits.
///
/// Source: Poole et al., "Exponential expressivity in deep neural networks through transient
/// chaos", 2016, section 2.
///
/// @param mean E phi
/// @param second E phi^2, which becomes the variance of the next sum
/// @param fourth E phi^4, which sets how much a finite layer fluctuates
/// @param derivativeSecond E phi'^2, the factor of the squared gradient
/// @param derivativeFourth E phi'^4, which sets how much that factor fluctuates
public record GaussianMoments(
        double mean, double second, double fourth, double derivativeSecond, double derivativeFourth) {

    private static final double REACH = 12;

    /// Integrates for the given variance, which must be positive and finite.
    public static GaussianMoments of(Elementwise phi, double variance) {
        if (!(variance > 0) || Double.isInfinite(variance)) {
            throw new IllegalArgumentException("The variance must be positive and finite, got " + variance + ".");
        }
        double deviation = Math.sqrt(variance);
        double[] cuts = DoubleStream.concat(
                        DoubleStream.concat(
                                DoubleStream.of(-12, -6, -3, -1, -0.25, 0, 0.25, 1, 3, 6, 12),
                                Arrays.stream(phi.kinks())),
                        DoubleStream.of(-6, -3, -1.5, 1.5, 3, 6).map(z -> z * deviation))
                .map(z -> z / deviation)
                .toArray();
        return new GaussianMoments(
                expectation(z -> phi.value(deviation * z), cuts),
                expectation(z -> square(phi.value(deviation * z)), cuts),
                expectation(z -> square(square(phi.value(deviation * z))), cuts),
                expectation(z -> square(phi.derivative(deviation * z)), cuts),
                expectation(z -> square(square(phi.derivative(deviation * z))), cuts));
    }

    private static double expectation(DoubleUnaryOperator f, double[] cuts) {
        double scale = 1 / Math.sqrt(2 * Math.PI);
        return GaussLegendre.integrate(
                z -> f.applyAsDouble(z) * scale * StrictMath.exp(-z * z / 2), -REACH, REACH, cuts);
    }

    private static double square(double value) {
        return value * value;
    }
}
