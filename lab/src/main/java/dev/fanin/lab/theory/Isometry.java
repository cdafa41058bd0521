package dev.fanin.lab.theory;

import dev.fanin.activation.Elementwise;
import dev.fanin.activation.GaussianMoments;

/// How evenly a network's Jacobian stretches all directions.
///
/// The squared singular values of the product of L layers have the mean `chi_1^L`, and over it the
/// variance `L (mu_2 / mu_1^2 - 1 - s)` with `mu_k = E phi'^(2k)`, s = -1 for Gaussian weights and
/// 0 for orthogonal ones. 0 is an isometry.
///
/// Source: Pennington, Schoenholz and Ganguli, "Resurrecting the sigmoid in deep learning through
/// dynamical isometry", 2017, section 2.
///
/// @param logMean the natural logarithm of the mean
/// @param score the variance over the squared mean
public record Isometry(double logMean, double score) {

    /// Returns the score of L equal layers.
    ///
    /// @param q the variance of their sums
    /// @param weightVariance `fan_in Var(W)`
    /// @param orthogonal whether the weights are orthogonal, and not Gaussian
    public static Isometry of(Elementwise phi, double q, double weightVariance, boolean orthogonal, int layers) {
        GaussianMoments moments = GaussianMoments.of(phi, q);
        double first = moments.derivativeSecond();
        double spread = moments.derivativeFourth() / (first * first) - (orthogonal ? 1 : 0);
        return new Isometry(layers * Math.log(weightVariance * first), layers * spread);
    }

    /// Returns the largest squared singular value of a product of L square Gaussian matrices of
    /// variance 1/n, for large n: `(L + 1)^(L + 1) / L^L`.
    public static double largestGaussianSquare(int layers) {
        return Math.pow(layers + 1.0, layers + 1.0) / Math.pow(layers, layers);
    }
}
