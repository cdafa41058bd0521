package dev.fanin.lab.theory;

import dev.fanin.activation.Elementwise;
import dev.fanin.activation.Linear;
import dev.fanin.activation.Relu;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.Trigamma;

/// How the mean square of one layer of finite width scatters about its expectation, on a natural
/// log scale.
///
/// With Gaussian weights and no bias the mean square of n linear nodes is `chi^2_n / n` times its
/// expectation, that of relu nodes `(2/n) chi^2_B` with B from Bin(n, 1/2); their logarithms have
/// exact moments. For other activations the moments follow from those of one node to first order in
/// 1/n.
///
/// Source: Hanin and Rolnick, "How to start training", 2018, section 3; Hanin, "Which neural net
/// architectures give rise to exploding and vanishing gradients?", 2018. Deviation: relu layers
/// that are dead for the one input, with probability 2^-n, are left out.
///
/// @param mean the expectation of the logarithm of the factor, at most 0
/// @param variance the variance of that logarithm
public record LogMoments(double mean, double variance) {

    /// Returns the moments for a layer of n nodes with Gaussian weights.
    ///
    /// @param fluctuation the variance of phi^2 over its squared mean, used where no exact law is
    ///     known
    static LogMoments of(Elementwise phi, int n, double fluctuation) {
        if (phi instanceof Linear) {
            return linear(n);
        }
        return phi instanceof Relu ? relu(n) : firstOrder(n, fluctuation);
    }

    /// Returns the moments for n nodes to first order in 1/n.
    static LogMoments firstOrder(int n, double fluctuation) {
        return new LogMoments(-fluctuation / (2 * n), fluctuation / n);
    }

    /// Returns the exact moments for n linear nodes.
    public static LogMoments linear(int n) {
        return new LogMoments(Math.log(2.0 / n) + Digamma.value(n / 2.0), Trigamma.value(n / 2.0));
    }

    /// Returns the exact moments for n relu nodes, at least one of them active.
    public static LogMoments relu(int n) {
        double mass = 0;
        double mean = 0;
        double square = 0;
        double variance = 0;
        for (int k = 1; k <= n; k++) {
            double probability = Math.exp(
                    LogGamma.value(n + 1) - LogGamma.value(k + 1) - LogGamma.value(n - k + 1) - n * Math.log(2));
            double log = Math.log(2.0 / n) + Digamma.value(k / 2.0) + Math.log(2);
            mass += probability;
            mean += probability * log;
            square += probability * log * log;
            variance += probability * Trigamma.value(k / 2.0);
        }
        mean /= mass;
        return new LogMoments(mean, variance / mass + square / mass - mean * mean);
    }
}
