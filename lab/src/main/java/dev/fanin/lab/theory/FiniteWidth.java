package dev.fanin.lab.theory;

import dev.fanin.activation.Elementwise;
import dev.fanin.math.Erf;

/// The law of the signal behind layers of finite width: its logarithm is nearly normal, so some
/// seeds are bad luck.
///
/// The mean square behind the layers, over its expectation, has a logarithm with the sums of the
/// layers' [LogMoments] for mean and variance: one input, Gaussian weights of the gain that keeps
/// the mean square, no biases.
///
/// Source: Hanin and Rolnick, "How to start training", 2018, section 3; Lu et al., "Dying ReLU and
/// initialization", 2019, theorem 3.2, for dead networks.
///
/// @param mean the mean of the natural logarithm
/// @param variance its variance
public record FiniteWidth(double mean, double variance) {

    /// Returns the law behind layers of the given widths.
    public static FiniteWidth of(Elementwise phi, int... widths) {
        LayerMoments moments = LayerMoments.of(phi, 0, 0);
        double mean = 0;
        double variance = 0;
        for (int n : widths) {
            LogMoments layer = LogMoments.of(phi, n, moments.fluctuation());
            mean += layer.mean();
            variance += layer.variance();
        }
        return new FiniteWidth(mean, variance);
    }

    /// Returns the probability that the mean square falls below a share of its expectation.
    public double probabilityBelow(double share) {
        double deviation = Math.sqrt(variance);
        return deviation == 0
                ? (Math.log(share) > mean ? 1 : 0)
                : Erf.complement((mean - Math.log(share)) / deviation / Math.sqrt(2)) / 2;
    }

    /// Returns the probability that for one input all nodes of some relu layer are off: `1 - prod
    /// (1
    /// - 2^-n)`.
    ///
    /// For a whole data set it is the upper bound: a network that lets one sample through is alive.
    public static double bornDead(int... reluWidths) {
        double alive = 1;
        for (int n : reluWidths) {
            alive *= 1 - Math.pow(2, -n);
        }
        return 1 - alive;
    }
}
