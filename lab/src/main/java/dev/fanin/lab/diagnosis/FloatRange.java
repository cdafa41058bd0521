package dev.fanin.lab.diagnosis;

import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.lab.profile.NetworkProfile;
import java.util.Locale;
import java.util.Optional;

/// The first layer whose signal or gradient leaves the range of float32, by prediction.
///
/// @param layer the layer
/// @param log10 the predicted log10 of the root mean square
/// @param low the log10 of the least value that float32 holds
/// @param high that of the largest
/// @param isGradient whether it is the gradient that leaves
record FloatRange(String layer, double log10, double low, double high, boolean isGradient) {

    private static final double LARGEST = Math.log10(Float.MAX_VALUE);
    private static final double LEAST = Math.log10(Float.MIN_VALUE);

    static Optional<FloatRange> first(NetworkProfile predicted) {
        Optional<FloatRange> forward = predicted.layers().stream()
                .filter(layer -> leaves(layer.preActivation().rms().log10()))
                .findFirst()
                .map(layer -> of(layer.layer(), layer.preActivation().rms().log10(), false));
        return forward.isPresent()
                ? forward
                : predicted.layers().reversed().stream()
                        .filter(layer -> leaves(layer.gradient().log10()))
                        .findFirst()
                        .map(layer -> of(layer.layer(), layer.gradient().log10(), true));
    }

    private static FloatRange of(String layer, double log10, boolean isGradient) {
        return new FloatRange(layer, log10, LEAST, LARGEST, isGradient);
    }

    /// A signal of exactly zero has not underflowed: it was never there.
    private static boolean leaves(double log10) {
        return log10 > LARGEST || (log10 < LEAST && log10 > Double.NEGATIVE_INFINITY);
    }

    double measured(NetworkProfile profile) {
        return profile.layers().stream()
                .filter(one -> one.layer().equals(layer))
                .mapToDouble(one -> (isGradient ? one.gradient() : one.preActivation().rms()).log10())
                .findFirst()
                .orElse(Double.NaN);
    }

    String words() {
        return String.format(
                Locale.ROOT,
                "The %s of %s %s float32: 10^%.0f is predicted.",
                isGradient ? "gradient" : "signal",
                layer,
                log10 > 0 ? "overflows" : "underflows",
                log10);
    }
}
