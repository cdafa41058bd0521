package dev.fanin.lab.report;

import dev.fanin.lab.experiment.Comparison;
import dev.fanin.lab.experiment.Run;
import dev.fanin.lab.profile.Histogram;
import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.lab.profile.Rms;
import dev.fanin.lab.profile.Signal;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// A comparison as JSON, for programs.
///
/// JSON has no NaN and no infinity: a number that is not finite is written as `null`. Root mean
/// squares are given by their logarithm to base 10, as in [Rms].
public final class JsonReport {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;
    private final boolean forCharts;

    private JsonReport(JsonGenerator json, boolean forCharts) {
        this.json = json;
        this.forCharts = forCharts;
    }

    /// Returns the comparison as one JSON object on one line.
    public static String json(Comparison comparison) {
        return json(comparison, false);
    }

    /// Returns the same with what only charts need: the size of the input and the activation
    /// histograms.
    static String jsonForCharts(Comparison comparison) {
        return json(comparison, true);
    }

    private static String json(Comparison comparison, boolean forCharts) {
        var text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            new JsonReport(json, forCharts).comparison(comparison);
        }
        return text.toString();
    }

    private void comparison(Comparison comparison) {
        json.writeStartObject();
        json.writeStringProperty("network", comparison.network());
        json.writeStringProperty("data", comparison.data());
        json.writeStringProperty("training", comparison.training());
        json.writeStringProperty("command", comparison.command());
        json.writeStringProperty("versions", comparison.versions());
        number("seconds", comparison.seconds());
        json.writeArrayPropertyStart("runs");
        comparison.runs().forEach(this::run);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void run(Run run) {
        json.writeStartObject();
        json.writeStringProperty("initializer", run.initializer());
        json.writeNumberProperty("seed", run.seed());
        network("predicted", run.predicted());
        network("measured", run.measured());
        json.writeObjectPropertyStart("history");
        run.history().measures().forEach(this::numbers);
        json.writeEndObject();
        number("accuracy", run.accuracy());
        json.writeStringProperty("verdict", run.verdict());
        json.writeBooleanProperty("healthy", run.healthy());
        json.writeEndObject();
    }

    private void network(String name, NetworkProfile network) {
        json.writeObjectPropertyStart(name);
        number("signal_decades", network.signalDecades());
        number("gradient_decades", network.gradientDecades());
        if (forCharts) {
            rms("input", network.input());
        }
        json.writeArrayPropertyStart("layers");
        network.layers().forEach(this::layer);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void layer(LayerProfile layer) {
        json.writeStartObject();
        json.writeStringProperty("name", layer.layer());
        json.writeNumberProperty("units", layer.units());
        signal("pre_activation", layer.preActivation());
        signal("activation", layer.activation());
        rms("gradient", layer.gradient());
        rms("weight_gradient", layer.weightGradient());
        number("saturated", layer.saturated());
        number("dead", layer.dead());
        if (forCharts) {
            histogram(layer.activation().histogram());
        }
        json.writeEndObject();
    }

    private void signal(String name, Signal signal) {
        json.writeObjectPropertyStart(name);
        number("log10_rms", signal.rms().log10());
        number("spread", signal.rms().spread());
        number("mean", signal.mean());
        number("standard_deviation", signal.standardDeviation());
        json.writeEndObject();
    }

    private void rms(String name, Rms rms) {
        json.writeObjectPropertyStart(name);
        number("log10_rms", rms.log10());
        number("spread", rms.spread());
        json.writeEndObject();
    }

    private void histogram(Histogram histogram) {
        json.writeObjectPropertyStart("histogram");
        number("low", histogram.low());
        number("high", histogram.high());
        // A chart shows no more than four digits, and a page should not carry the others.
        numbers(
                "shares",
                histogram.shares().stream()
                        .map(share -> Math.round(share * 1e4) / 1e4)
                        .toList());
        json.writeEndObject();
    }

    private void numbers(String name, List<Double> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(this::number);
        json.writeEndArray();
    }

    private void number(String name, double value) {
        json.writeName(name);
        number(value);
    }

    private void number(double value) {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeNull();
        }
    }
}
