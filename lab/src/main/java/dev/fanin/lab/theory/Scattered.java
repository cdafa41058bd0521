package dev.fanin.lab.theory;

import dev.fanin.lab.profile.Rms;
import java.util.Arrays;

/// A mean square that scatters from one draw of the weights to the next: its natural logarithm is a
/// mean plus a linear form in independent noises, one for each thing that is drawn.
///
/// Two of them that share a noise are correlated, and their sums and products know it.
final class Scattered {

    /// By how much more logarithms of signals scatter than their first order says, by the count of
    /// networks in docs/PREDICTIONS.md.
    private static final double SIGNAL = 1.4;

    /// The same of gradients.
    private static final double GRADIENT = 1.8;

    private final double mean;
    private final double[] loadings;

    private Scattered(double mean, double[] loadings) {
        this.mean = mean;
        this.loadings = loadings;
    }

    /// Returns one that is known, given its natural logarithm.
    static Scattered certain(double log) {
        return new Scattered(log, new double[0]);
    }

    /// The expectation of the logarithm; minus infinity where there is no signal at all.
    double mean() {
        return mean;
    }

    /// The variance of the logarithm.
    double variance() {
        double sum = 0;
        for (double loading : loadings) {
            sum += loading * loading;
        }
        return sum;
    }

    /// Returns the product with a factor that is known.
    Scattered shifted(double logFactor) {
        return new Scattered(mean + logFactor, loadings);
    }

    /// Returns a power law of this: the logarithm's deviations are passed on times the slope.
    Scattered passed(double newMean, double slope) {
        return new Scattered(newMean, scaled(slope, 0));
    }

    /// Returns the product with a power of another.
    Scattered times(Scattered other, double power) {
        double[] sum = scaled(1, other.loadings.length);
        for (int i = 0; power != 0 && i < other.loadings.length; i++) {
            sum[i] += power * other.loadings[i];
        }
        return new Scattered(power == 0 ? mean : mean + power * other.mean, sum);
    }

    /// Returns the product with a factor that scatters by itself.
    ///
    /// @param noise the factor's own noise
    Scattered times(LogMoments factor, int noise) {
        if (!(factor.variance() > 0)) {
            return shifted(factor.mean());
        }
        double[] sum = scaled(1, noise + 1);
        sum[noise] += Math.sqrt(factor.variance());
        return new Scattered(mean + factor.mean(), sum);
    }

    /// Returns the sum of terms, each a factor, which may be negative, times one of these.
    static Scattered sum(double[] factors, Scattered... terms) {
        double largest = Double.NEGATIVE_INFINITY;
        int length = 0;
        for (int i = 0; i < terms.length; i++) {
            if (factors[i] != 0) {
                largest = Math.max(largest, terms[i].mean + Math.log(Math.abs(factors[i])));
                length = Math.max(length, terms[i].loadings.length);
            }
        }
        if (largest == Double.NEGATIVE_INFINITY || Double.isNaN(largest)) {
            return certain(largest);
        }
        double total = 0;
        for (int i = 0; i < terms.length; i++) {
            total += factors[i] == 0 ? 0 : factors[i] * Math.exp(terms[i].mean - largest);
        }
        if (!(total > 0)) {
            return certain(Double.NEGATIVE_INFINITY);
        }
        double[] sum = new double[length];
        for (int i = 0; i < terms.length; i++) {
            double share = factors[i] == 0 ? 0 : factors[i] * Math.exp(terms[i].mean - largest) / total;
            for (int j = 0; share != 0 && j < terms[i].loadings.length; j++) {
                sum[j] += share * terms[i].loadings[j];
            }
        }
        return new Scattered(largest + Math.log(total), sum);
    }

    /// Returns the share that a part has in the whole.
    static double share(double logPart, double logWhole) {
        return logPart == Double.NEGATIVE_INFINITY ? 0 : Math.exp(logPart - logWhole);
    }

    /// Returns the root mean square of a signal on the log10 scale.
    ///
    /// @param error a variance of the logarithm for what theory leaves out
    Rms signal(double error) {
        return rms(SIGNAL * variance() + error);
    }

    /// Returns the root mean square of a gradient likewise.
    Rms gradient(double error) {
        return rms(GRADIENT * variance() + error);
    }

    private Rms rms(double scatter) {
        double half = 0.5 / Math.log(10);
        return new Rms(half * mean, half * Math.sqrt(scatter));
    }

    private double[] scaled(double factor, int length) {
        double[] scaled = Arrays.copyOf(loadings, Math.max(length, loadings.length));
        for (int i = 0; i < loadings.length; i++) {
            scaled[i] = factor == 0 ? 0 : factor * loadings[i];
        }
        return scaled;
    }
}
