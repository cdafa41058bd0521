package dev.fanin.lab.theory;

import org.jspecify.annotations.Nullable;

/// What theory knows of dL/dx between two layers, for the loss of a single sample.
///
/// @param square its mean square
/// @param rows how alike it is in different rows
/// @param coherence the mean product of two nodes' gradients over the mean square: 0 where they are
///     independent
/// @param along the share of the mean square that lies along the signal itself
/// @param owed ln of a factor that the activation before the last one has to make up for, because
///     two in a row do not pass gradients independently
/// @param map the mean square by place over its mean; null where it is even
@SuppressWarnings("ArrayRecordComponent") // never compared
record Gradient(Scattered square, Rows rows, double coherence, double along, double owed, double @Nullable [] map) {

    /// Returns the gradient where two independent ones meet, as behind a fork; their product is
    /// zero in the mean only.
    ///
    /// @param units the nodes over which it averages out
    static Gradient sum(Gradient first, Gradient second, int units, int noise) {
        Scattered total = Scattered.sum(new double[] {1, 1}, first.square, second.square);
        double share = Scattered.share(first.square.mean(), total.mean());
        double product = 4 * share * (1 - share) * first.rows.average(second.rows, (a, b) -> a * b);
        return new Gradient(
                total.times(LogMoments.firstOrder(units, Math.max(0, product)), noise),
                first.rows.mixed(second.rows, share),
                share * first.coherence + (1 - share) * second.coherence,
                share * first.along + (1 - share) * second.along,
                share * first.owed + (1 - share) * second.owed,
                Taps.mixed(first.map, second.map, share));
    }

    /// Returns this times a factor that is known.
    Gradient shifted(double logFactor) {
        return new Gradient(square.shifted(logFactor), rows, coherence, along, owed, map);
    }
}
