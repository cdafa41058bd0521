package dev.fanin.lab.theory;

import dev.fanin.activation.Elementwise;
import dev.fanin.activation.GaussianMoments;
import java.util.Optional;

/// A point where gradients neither grow nor fade, however deep the network.
///
/// For any q: `s_w^2 = 1 / E phi'^2` and `s_b^2 = q - s_w^2 E phi^2`, where that is not negative.
/// relu has the one point `s_w^2 = 2`, `s_b^2 = 0`, for every q.
///
/// Source: Schoenholz et al. 2017, section 3; Hayou et al., "On the impact of the activation
/// function on deep neural networks training", 2019.
///
/// @param weightVariance `s_w^2 = fan_in Var(W)`
/// @param biasVariance `s_b^2 = Var(b)`
/// @param secondMoment q, the variance that the sums keep
public record EdgeOfChaos(double weightVariance, double biasVariance, double secondMoment) {

    private static final double SMALLEST = 1e-6;
    private static final double LARGEST = 1e3;
    private static final double ROUNDING = 1e-12;
    private static final int GRID = 200;
    private static final int HALVINGS = 100;

    /// Returns the point at which sums keep the variance q; none where it would take a negative
    /// variance of the biases.
    public static Optional<EdgeOfChaos> ofSecondMoment(Elementwise phi, double q) {
        GaussianMoments moments = GaussianMoments.of(phi, q);
        double weight = 1 / moments.derivativeSecond();
        double bias = q - weight * moments.second();
        return Double.isFinite(weight) && bias >= -ROUNDING * q
                ? Optional.of(new EdgeOfChaos(weight, Math.max(0, bias), q))
                : Optional.empty();
    }

    /// Returns the point with biases of the given variance and the smallest q; none where there is
    /// none with q up to 1000.
    public static Optional<EdgeOfChaos> ofBiasVariance(Elementwise phi, double biasVariance) {
        if (phi.isHomogeneous()) {
            return biasVariance == 0 ? ofSecondMoment(phi, 1) : Optional.empty();
        }
        double step = Math.pow(LARGEST / SMALLEST, 1.0 / GRID);
        double low = SMALLEST;
        double atLow = bias(phi, low) - biasVariance;
        for (int i = 0; i < GRID; i++) {
            double high = low * step;
            double atHigh = bias(phi, high) - biasVariance;
            if (atLow < 0 && atHigh >= 0) {
                return ofSecondMoment(phi, halved(phi, biasVariance, low, high));
            }
            low = high;
            atLow = atHigh;
        }
        return Optional.empty();
    }

    private static double halved(Elementwise phi, double biasVariance, double low, double high) {
        double below = low;
        double above = high;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (below + above) / 2;
            if (bias(phi, middle) < biasVariance) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return above;
    }

    private static double bias(Elementwise phi, double q) {
        GaussianMoments moments = GaussianMoments.of(phi, q);
        return q - moments.second() / moments.derivativeSecond();
    }
}
