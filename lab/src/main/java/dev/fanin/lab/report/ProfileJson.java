package dev.fanin.lab.report;

import dev.fanin.lab.profile.Histogram;
import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.lab.profile.Rms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The numbers of layers and networks as JSON.
///
/// @param json where they are written
/// @param forCharts whether histograms are written too
record ProfileJson(JsonText json, boolean forCharts) {

    /// Writes what became of signal and gradient over the whole network.
    void network(String name, @Nullable NetworkProfile network) {
        if (network == null) {
            json.nothing(name);
            return;
        }
        json.object(name, () -> {
            json.number("signal_decades", network.signalDecades());
            json.number("gradient_decades", network.gradientDecades());
            json.number("log10_input_rms", network.input().log10());
            json.texts("sampled", network.sampled());
        });
    }

    /// Writes the network after the fix, with all its layers.
    void healed(@Nullable NetworkProfile network) {
        if (network == null) {
            json.nothing("healed");
            return;
        }
        json.object("healed", () -> {
            json.number("signal_decades", network.signalDecades());
            json.number("gradient_decades", network.gradientDecades());
            json.objects("layers", network.layers(), layer -> {
                json.text("name", layer.layer());
                content(layer);
            });
        });
    }

    /// Writes one layer, or `null` where nobody looked.
    void layer(String name, @Nullable LayerProfile layer) {
        if (layer == null) {
            json.nothing(name);
        } else {
            json.object(name, () -> content(layer));
        }
    }

    private void content(LayerProfile layer) {
        rms("", layer.activation().rms());
        rms("gradient_", layer.gradient());
        rms("pre_activation_", layer.preActivation().rms());
        rms("weight_gradient_", layer.weightGradient());
        json.number("mean", layer.activation().mean());
        json.number("std", layer.activation().standardDeviation());
        json.number("saturated", layer.saturated());
        json.number("dead", layer.dead());
        json.whole("units", layer.units());
        if (forCharts) {
            histogram(layer.activation().histogram());
        }
    }

    private void rms(String name, Rms rms) {
        json.number(name + "rms", rms.value());
        json.number("log10_" + name + "rms", rms.log10());
        json.number(name + "spread", rms.spread());
    }

    private void histogram(Histogram histogram) {
        json.object("histogram", () -> {
            json.number("low", histogram.low());
            json.number("high", histogram.high());
            json.numbers("shares", rounded(histogram.shares()));
        });
    }

    /// A chart shows no more than four digits, and a page should not carry the others.
    private static List<Double> rounded(List<Double> shares) {
        return shares.stream().map(share -> Math.round(share * 1e4) / 1e4).toList();
    }
}
