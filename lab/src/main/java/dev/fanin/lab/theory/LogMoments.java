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

    /// Where nothing scatters.
    static final LogMoments NONE = new LogMoments(0, 0);

    private static final int LARGE = 128;

    /// Returns the moments for a layer of n nodes.
    ///
    /// Exact laws are taken for the number of independent Gaussian nodes that would scatter as
    /// much.
    ///
    /// @param fluctuation the variance of one node's mean square over its squared expectation
    static LogMoments of(Elementwise phi, double n, double fluctuation) {
        if (!(fluctuation > 1e-12 * n)) {
            return NONE;
        }
        return switch (phi) {
            case Linear _ -> linear(2 * n / fluctuation);
            case Relu _ -> relu(5 * n / fluctuation);
            default -> firstOrder(n, fluctuation);
        };
    }

    /// Returns the moments for n nodes as those of a log-normal law of the right variance.
    static LogMoments firstOrder(double n, double fluctuation) {
        double variance = Math.log1p(fluctuation / n);
        return new LogMoments(-variance / 2, variance);
    }

    /// Returns what is left of this factor where another is part of it.
    LogMoments without(LogMoments part, double power) {
        return new LogMoments(mean - power * part.mean, Math.max(0, variance - power * power * part.variance));
    }

    private static LogMoments linear(double n) {
        return new LogMoments(Math.log(2 / n) + Digamma.value(n / 2), Trigamma.value(n / 2));
    }

    /// Between whole numbers in a straight line; from 128 on the first two orders of the exact law.
    private static LogMoments relu(double n) {
        if (n >= LARGE) {
            return new LogMoments(-2.5 / n * (1 + 1.7 / n), 5 / n * (1 + 3.8 / n));
        }
        int below = Math.max(1, (int) n);
        double share = Math.clamp(n - below, 0, 1);
        LogMoments low = relu(below);
        LogMoments high = share > 0 ? relu(below + 1) : low;
        return new LogMoments(
                (1 - share) * low.mean + share * high.mean, (1 - share) * low.variance + share * high.variance);
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
