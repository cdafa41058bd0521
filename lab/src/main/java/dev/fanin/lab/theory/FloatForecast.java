package dev.fanin.lab.theory;

import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.lab.profile.Rms;
import dev.fanin.math.Erf;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// Where a network's numbers will leave a format of floating point numbers, layer by layer.
///
/// Values overflow where the largest of a layer's nodes does, which lies as many standard
/// deviations out as the largest of so many normal values. They underflow where a typical one
/// becomes 0.
///
/// @param format the format
/// @param layers one row a layer
public record FloatForecast(FloatFormat format, List<Risk> layers) {

    private static final double LIKELY = 0.5;

    /// The probabilities of one layer.
    ///
    /// @param layer the layer's name
    /// @param overflow that a value becomes infinite
    /// @param underflow that values become 0
    /// @param gradientOverflow the same of dL/dz
    /// @param gradientUnderflow the same of dL/dz
    public record Risk(
            String layer, double overflow, double underflow, double gradientOverflow, double gradientUnderflow) {}

    public FloatForecast {
        layers = List.copyOf(layers);
    }

    /// Forecasts from a prediction.
    public static FloatForecast of(FloatFormat format, NetworkProfile predicted) {
        return new FloatForecast(
                format,
                predicted.layers().stream().map(layer -> risk(format, layer)).toList());
    }

    private static Risk risk(FloatFormat format, LayerProfile layer) {
        double largest = Math.log10(Math.max(1, Pooled.largest(layer.units())[0]));
        return new Risk(
                layer.layer(),
                above(layer.preActivation().rms(), format.logLargest() - largest),
                1 - above(layer.preActivation().rms(), format.logSmallest()),
                above(layer.gradient(), format.logLargest() - largest),
                1 - above(layer.gradient(), format.logSmallest()));
    }

    private static double above(Rms rms, double bound) {
        if (!(rms.spread() > 0) || Double.isInfinite(rms.log10())) {
            return rms.log10() > bound ? 1 : 0;
        }
        return Erf.complement((bound - rms.log10()) / rms.spread() / Math.sqrt(2)) / 2;
    }

    /// Returns the first layer whose values more likely than not overflow.
    public Optional<String> firstOverflow() {
        return first(Risk::overflow);
    }

    /// Returns the first layer whose values more likely than not become 0.
    public Optional<String> firstUnderflow() {
        return first(Risk::underflow);
    }

    /// Returns the layer nearest to the output whose gradient more likely than not overflows.
    public Optional<String> firstGradientOverflow() {
        return last(Risk::gradientOverflow);
    }

    /// Returns the layer nearest to the output whose gradient more likely than not becomes 0.
    public Optional<String> firstGradientUnderflow() {
        return last(Risk::gradientUnderflow);
    }

    private Optional<String> first(ToDoubleFunction<Risk> risk) {
        return layers.stream()
                .filter(layer -> risk.applyAsDouble(layer) > LIKELY)
                .findFirst()
                .map(Risk::layer);
    }

    private Optional<String> last(ToDoubleFunction<Risk> risk) {
        return layers.reversed().stream()
                .filter(layer -> risk.applyAsDouble(layer) > LIKELY)
                .findFirst()
                .map(Risk::layer);
    }
}
