package dev.fanin.lab.theory;

import dev.fanin.lab.profile.Rms;

/// A mean square that scatters from one draw of the weights to the next: its natural logarithm is
/// roughly normal.
///
/// @param mean the expectation of the logarithm; minus infinity where there is no signal at all
/// @param variance the variance of the logarithm
record LogNormal(double mean, double variance) {

    /// Returns a mean square that is known.
    static LogNormal certain(double meanSquare) {
        return new LogNormal(Math.log(meanSquare), 0);
    }

    /// Returns the product with a factor that scatters independently.
    LogNormal times(double logFactor, double logVariance) {
        return new LogNormal(mean + logFactor, variance + logVariance);
    }

    /// Returns the product with a factor that scatters independently.
    LogNormal times(LogMoments factor) {
        return times(factor.mean(), factor.variance());
    }

    /// Returns a power law of this: the logarithm's deviations are passed on times the slope.
    LogNormal passed(double newMean, double slope) {
        return new LogNormal(newMean, slope * slope * variance);
    }

    /// Returns the root mean square on the log10 scale.
    Rms rms() {
        double half = 0.5 / Math.log(10);
        return new Rms(half * mean, half * Math.sqrt(variance));
    }
}
