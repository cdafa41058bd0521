package dev.fanin.lab.profile;

/// A root mean square on a log10 scale, where neither deep networks nor wild weights overflow.
///
/// @param log10 the logarithm to base 10 of the root mean square; minus infinity for zero, plus
///     infinity or NaN where the values themselves were infinite or NaN
/// @param spread the standard deviation of `log10` over random weights, as theory predicts it; 0
///     for a measurement
public record Rms(double log10, double spread) {

    /// Returns the root mean square of values whose squares have the given mean.
    public static Rms ofMeanSquare(double meanSquare) {
        return new Rms(0.5 * Math.log10(meanSquare), 0);
    }

    /// Returns a root mean square that nobody knows.
    public static Rms unknown() {
        return new Rms(Double.NaN, 0);
    }

    /// Returns the root mean square itself; zero or infinite where a double cannot hold it.
    public double value() {
        return Math.pow(10, log10);
    }

    /// Returns how many spreads the other value lies away from this prediction, without a sign.
    public double distance(Rms measured) {
        return Math.abs(measured.log10 - log10) / spread;
    }
}
