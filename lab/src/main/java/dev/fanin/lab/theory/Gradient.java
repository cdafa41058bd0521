package dev.fanin.lab.theory;

import org.jspecify.annotations.Nullable;

/// What theory knows of dL/dx between two layers, for the loss of a single sample.
///
/// @param square its mean square
/// @param rows how alike it is in different rows
/// @param coherence the mean product of two nodes' gradients over the mean square: 0 where they are
///     independent
/// @param map the mean square by place over its mean; null where it is even
@SuppressWarnings("ArrayRecordComponent") // never compared
record Gradient(Scattered square, Rows rows, double coherence, double @Nullable [] map) {

    /// Returns the gradient where two independent ones meet, as behind a fork.
    static Gradient sum(Gradient first, Gradient second) {
        Scattered total = Scattered.sum(new double[] {1, 1}, first.square, second.square);
        double share = Scattered.share(first.square.mean(), total.mean());
        return new Gradient(
                total,
                first.rows.mixed(second.rows, share),
                share * first.coherence + (1 - share) * second.coherence,
                Taps.mixed(first.map, second.map, share));
    }

    /// Returns this times a factor that is known.
    Gradient shifted(double logFactor) {
        return new Gradient(square.shifted(logFactor), rows, coherence, map);
    }
}
