package dev.fanin.lab.diagnosis;

import dev.fanin.lab.finding.Evidence;
import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.lab.profile.Rms;
import dev.fanin.lab.theory.FloatForecast;
import dev.fanin.lab.theory.FloatFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The first layer whose numbers are forecast to leave the range of a format.
///
/// @param format the format
/// @param layer the layer's path
/// @param isGradient whether it is dL/dz that leaves, and not z
/// @param isOver whether it overflows, and does not underflow
/// @param predicted the forecast
record RangeExit(FloatFormat format, String layer, boolean isGradient, boolean isOver, Rms predicted) {

    private static final double DEVIATIONS = 1.96;

    /// Returns the first exit going forward, or else the first going backward.
    static Optional<RangeExit> first(FloatFormat format, NetworkProfile predicted) {
        FloatForecast forecast = FloatForecast.of(format, predicted);
        return exit(forecast.firstOverflow(), format, predicted, false, true)
                .or(() -> exit(forecast.firstUnderflow(), format, predicted, false, false))
                .or(() -> exit(forecast.firstGradientOverflow(), format, predicted, true, true))
                .or(() -> exit(forecast.firstGradientUnderflow(), format, predicted, true, false));
    }

    private static Optional<RangeExit> exit(
            Optional<String> layer, FloatFormat format, NetworkProfile predicted, boolean isGradient, boolean isOver) {
        return layer.map(
                        path -> new RangeExit(format, path, isGradient, isOver, size(row(predicted, path), isGradient)))
                // A signal of exactly zero has not underflowed: it was never there.
                .filter(exit -> exit.predicted.log10() > Double.NEGATIVE_INFINITY);
    }

    private static LayerProfile row(NetworkProfile profile, String path) {
        return profile.layers().stream()
                .filter(layer -> layer.layer().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static Rms size(LayerProfile layer, boolean isGradient) {
        return isGradient ? layer.gradient() : layer.preActivation().rms();
    }

    /// @param measured what a batch shows; null where nothing was measured
    Evidence evidence(@Nullable NetworkProfile measured) {
        double spread = DEVIATIONS * predicted.spread();
        return new Evidence(
                "log10 of the root mean square of " + (isGradient ? "dL/dz" : "z") + " at " + layer,
                predicted.log10(),
                predicted.log10() - spread,
                predicted.log10() + spread,
                measured == null
                        ? Double.NaN
                        : size(row(measured, layer), isGradient).log10());
    }

    String words() {
        return String.format(
                Locale.ROOT,
                "In %s, the %s %s at %s: 10^%.1f is forecast, and the format ends at 10^%.1f.",
                format,
                isGradient ? "gradient" : "signal",
                isOver ? "overflows" : "becomes zero",
                layer,
                predicted.log10(),
                isOver ? format.logLargest() : format.logSmallest());
    }
}
