package dev.fanin.lab.theory;

import dev.fanin.activation.Activations;
import dev.fanin.activation.Elementwise;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What theory knows of the values between two layers: `x = phi(z)` for sums z that are nearly
/// Gaussian.
///
/// @param sum the mean square of z
/// @param center the mean of z over its root mean square, from -1 to 1
/// @param sumRows how alike z is in different rows
/// @param phi what has been applied to z since
/// @param moments those of phi there
/// @param square the mean square of x
/// @param rows how alike x is in different rows
/// @param units the nodes that scatter by themselves in each row
/// @param excess the excess kurtosis of z
/// @param slow the variance of ln of the mean square of what all places have in common, beyond that
///     of the whole: few samples, and not many places, average it
/// @param parts by origin, the correlation of x without its mean with the field that began there
/// @param map the mean square of x by place over its mean; null where it is even
@SuppressWarnings("ArrayRecordComponent") // never compared
record State(
        Scattered sum,
        double center,
        Rows sumRows,
        Elementwise phi,
        LayerMoments moments,
        Scattered square,
        Rows rows,
        int units,
        double excess,
        double slow,
        Map<Integer, Double> parts,
        double @Nullable [] map) {

    private static final double LARGEST = 350;
    private static final LayerMoments CENTERED = LayerMoments.of(Activations.linear(), 0, 0);

    State {
        parts = Map.copyOf(parts);
    }

    /// Makes a field of Gaussians.
    static State gaussian(
            Scattered sum,
            double center,
            Rows rows,
            int units,
            double excess,
            Map<Integer, Double> parts,
            double @Nullable [] map) {
        return new State(
                sum,
                center,
                rows,
                Activations.linear(),
                (center == 0 ? CENTERED : LayerMoments.of(Activations.linear(), 0, center)).scaled(sum.mean()),
                sum,
                rows,
                units,
                excess,
                0,
                parts,
                map);
    }

    /// Makes a field of Gaussians that nothing else is part of.
    static State fresh(Scattered sum, double center, Rows rows, int units, Draws draws) {
        return gaussian(sum, center, rows, units, 0, Map.of(draws.origin(), 1.0), null);
    }

    /// Returns this times a factor that is known.
    State shifted(double logFactor) {
        return new State(
                sum.shifted(logFactor),
                center,
                sumRows,
                phi,
                moments.scaled(logFactor),
                square.shifted(logFactor),
                rows,
                units,
                excess,
                slow,
                parts,
                map);
    }

    /// Returns this with another scatter of what all places have in common.
    State slow(double variance) {
        return new State(sum, center, sumRows, phi, moments, square, rows, units, excess, variance, parts, map);
    }

    /// Returns this over other rows and units, with another map.
    State reshaped(Rows newSumRows, Rows newRows, int newUnits, double @Nullable [] newMap) {
        return new State(sum, center, newSumRows, phi, moments, square, newRows, newUnits, excess, slow, parts, newMap);
    }

    /// Returns E x over the root mean square of x.
    double mean() {
        return moments.mean();
    }

    /// Returns E x^4 over the squared mean square of x.
    double kurtosis() {
        return 1 + moments.fluctuation();
    }

    /// Returns the variance of one node's mean square over the rows, over its squared expectation.
    ///
    /// @param of the moments of what is applied to z
    double unitScatter(LayerMoments of) {
        return Math.max(0, sumRows.average(c -> of.fluctuation(correlation(c))) + excess * of.tail());
    }

    /// Returns what the nodes' own scatter does to the mean square of z.
    LogMoments own() {
        return LogMoments.of(
                Activations.linear(),
                units,
                unitScatter(phi.isLinear() ? moments : LayerMoments.of(Activations.linear(), 0, center)));
    }

    /// Returns the correlation of z, without its mean, in rows of the given cosine.
    double correlation(double cosine) {
        double scatter = 1 - center * center;
        return scatter > 1e-9 ? Math.clamp((cosine - center * center) / scatter, -1, 1) : 1;
    }

    /// Returns the z that lies so many standard deviations above the mean, kept within what a
    /// double holds.
    double z(double deviations) {
        return root() * center + deviation() * deviations;
    }

    /// Returns the standard deviation of z, kept within what a double holds.
    double deviation() {
        return root() * Math.sqrt(Math.max(0, 1 - center * center));
    }

    private double root() {
        return Math.exp(Math.clamp(sum.mean() / 2, -LARGEST, LARGEST));
    }
}
