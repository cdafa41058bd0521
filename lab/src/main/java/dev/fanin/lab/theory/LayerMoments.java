package dev.fanin.lab.theory;

import dev.fanin.activation.Elementwise;
import dev.fanin.activation.Exponential;
import dev.fanin.math.GaussLegendre;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/// The Gaussian moments of an activation for a mean square q of any size, given and returned as
/// natural logarithms.
///
/// Quadrature covers mean squares from 1e-16 to 1e16, for the exponential up to 4. Beyond, an
/// activation is a power of its input or constant, so the moments go on in a straight line on the
/// logarithmic scale.
///
/// @param mean E phi over the root of E phi^2
/// @param logSecond ln E phi^2
/// @param logDerivativeSecond ln E phi'^2
/// @param slope d ln E phi^2 / d ln q: how much of a deviation of q is passed on
/// @param derivativeSlope d ln E phi'^2 / d ln q
/// @param fluctuation the variance of phi^2 over its squared mean: what one node adds to ln of a
///     layer's mean square
/// @param derivativeFluctuation the same for the squared gradient that passes one node
/// @param selfGain E (phi phi')^2 over E phi^2 E phi'^2: how much better a gradient along the
///     signal passes than any other
/// @param tail by how much the fluctuation grows with the excess kurtosis of z
/// @param output what phi keeps of correlations
/// @param square what phi^2 keeps of them
/// @param derivative what phi' keeps of them
/// @param derivativeSquare what phi'^2 keeps of them
record LayerMoments(
        double mean,
        double logSecond,
        double logDerivativeSecond,
        double slope,
        double derivativeSlope,
        double fluctuation,
        double derivativeFluctuation,
        double selfGain,
        double tail,
        Spectrum output,
        Spectrum square,
        Spectrum derivative,
        Spectrum derivativeSquare) {

    private static final double REACH = 12;
    private static final double LOG_SMALLEST = Math.log(1e-16);
    private static final double LOG_LARGEST = Math.log(1e16);

    /// Beyond it the exponential's fourth power leaves the reach of the quadrature.
    private static final double LOG_LARGEST_EXPONENTIAL = Math.log(4);

    private static final double ROUNDING = 1e-9;

    /// The least share of q that counts as scatter about the mean.
    private static final double NO_SCATTER = 1e-12;

    private static final double[] CUTS = {-12, -6, -3, -1, -0.25, 0, 0.25, 1, 3, 6, 12};
    private static final double[] BENDS = {-6, -3, -1.5, 0, 1.5, 3, 6};

    /// Integrates over a normal distribution of the given mean square.
    ///
    /// @param logSquare ln q
    /// @param center the distribution's mean over the root of q
    static LayerMoments of(Elementwise phi, double logSquare, double center) {
        double largest = phi instanceof Exponential ? LOG_LARGEST_EXPONENTIAL : LOG_LARGEST;
        double inside = phi.isHomogeneous() ? 0 : Math.clamp(logSquare, LOG_SMALLEST, largest);
        double root = Math.exp(inside / 2);
        double deviation = root * Math.sqrt(Math.max(1 - center * center, NO_SCATTER));
        return new Integrals(phi, root * center, deviation).moments(logSquare - inside);
    }

    /// Returns `Cov(phi(u)^2, phi(v)^2) / (E phi^2)^2` for sums of correlation c.
    double fluctuation(double correlation) {
        return fluctuation * square.covariance(correlation);
    }

    /// Returns these for a mean square that is larger by a factor, of a homogeneous activation.
    LayerMoments scaled(double logFactor) {
        return new LayerMoments(
                mean,
                logSecond + (slope == 0 ? 0 : slope * logFactor),
                logDerivativeSecond,
                slope,
                derivativeSlope,
                fluctuation,
                derivativeFluctuation,
                selfGain,
                tail,
                output,
                square,
                derivative,
                derivativeSquare);
    }

    /// The sums of one pass over the nodes of the quadrature.
    private static final class Integrals {
        private final double ratio;
        private double mean;
        private double second;
        private double fourth;
        private double derivativeSecond;
        private double derivativeFourth;
        private double slope;
        private double derivativeSlope;
        private double together;
        private double secondTail;
        private double fourthTail;
        private final double[] output = new double[Spectrum.ORDERS];
        private final double[] square = new double[Spectrum.ORDERS];
        private final double[] derivative = new double[Spectrum.ORDERS];
        private final double[] derivativeSquare = new double[Spectrum.ORDERS];

        Integrals(Elementwise phi, double origin, double deviation) {
            ratio = origin / deviation;
            DoubleStream bends = DoubleStream.concat(
                    Arrays.stream(phi.isHomogeneous() ? new double[0] : CUTS), Arrays.stream(phi.kinks()));
            double[] cuts = DoubleStream.concat(bends.map(z -> (z - origin) / deviation), Arrays.stream(BENDS))
                    .toArray();
            double[][] rule = GaussLegendre.rule(-REACH, REACH, cuts);
            for (int i = 0; i < rule[0].length; i++) {
                double z = rule[0][i];
                double weight = rule[1][i] * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
                if (weight > 1e-24) {
                    add(z, weight, phi.value(origin + deviation * z), phi.derivative(origin + deviation * z));
                }
            }
        }

        private void add(double z, double weight, double x, double d) {
            double xx = x * x;
            double dd = d * d;
            mean += weight * x;
            second += weight * xx;
            fourth += weight * xx * xx;
            derivativeSecond += weight * dd;
            derivativeFourth += weight * dd * dd;
            together += weight * xx * dd;
            // d/d ln q of an expectation, by parts.
            double growth = ((ratio + z) * z - 1) / 2;
            slope += weight * xx * growth;
            derivativeSlope += weight * dd * growth;
            double excess = (z * z - 6) * z * z + 3;
            secondTail += weight * xx * excess / 24;
            fourthTail += weight * xx * xx * excess / 24;
            double before = 0;
            double hermite = weight;
            for (int k = 0; k < Spectrum.ORDERS; k++) {
                output[k] += hermite * x;
                square[k] += hermite * xx;
                derivative[k] += hermite * d;
                derivativeSquare[k] += hermite * dd;
                double next = (z * hermite - ROOTS[k] * before) / ROOTS[k + 1];
                before = hermite;
                hermite = next;
            }
        }

        LayerMoments moments(double beyond) {
            double passed = passed(slope, second);
            double derivativePassed = passed(derivativeSlope, derivativeSecond);
            double fluctuation = relativeVariance(second, fourth);
            return new LayerMoments(
                    second == 0 ? 0 : mean / Math.sqrt(second),
                    Math.log(second) + (passed == 0 ? 0 : passed * beyond),
                    Math.log(derivativeSecond) + (derivativePassed == 0 ? 0 : derivativePassed * beyond),
                    passed,
                    derivativePassed,
                    fluctuation,
                    relativeVariance(derivativeSecond, 3 * derivativeFourth),
                    second * derivativeSecond > 0 ? together / (second * derivativeSecond) : 1,
                    second == 0 ? 0 : (fourthTail / second - 2 * (1 + fluctuation) * secondTail) / second,
                    Spectrum.of(output, second),
                    Spectrum.of(square, fourth),
                    Spectrum.of(derivative, derivativeSecond),
                    Spectrum.of(derivativeSquare, derivativeFourth));
        }

        /// Rounding leaves a trace of slope where there is none, which must not be followed to
        /// infinity; 0 also where phi is 0 for every z there is.
        private static double passed(double slope, double moment) {
            double passed = moment == 0 ? 0 : slope / moment;
            return Math.abs(passed) > ROUNDING ? passed : 0;
        }

        private static double relativeVariance(double second, double fourth) {
            return second == 0 ? 0 : Math.max(0, fourth / (second * second) - 1);
        }
    }

    private static final double[] ROOTS = new double[Spectrum.ORDERS + 1];

    static {
        for (int k = 0; k <= Spectrum.ORDERS; k++) {
            ROOTS[k] = Math.sqrt(k);
        }
    }
}
