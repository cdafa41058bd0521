package dev.fanin.lab.report;

import dev.fanin.activation.Elementwise;
import dev.fanin.activation.Gain;
import java.io.StringWriter;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The gains of activations as JSON, for programs; one object on one line.
///
/// A number that is not finite, as the variance gain of a constant, is written as `null`.
public final class GainJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private GainJson() {}

    /// Returns the gains of one activation:
    /// `{"activation":...,"mean":...,"second_moment":...,"derivative_second_moment":...,"gain":...,
    /// "variance_gain":...,"backward_gain":...,"chi1":...}`.
    public static String one(Elementwise phi) {
        return write(json -> {
            json.writeStartObject();
            gains(json, phi.name(), Gain.of(phi));
            json.writeEndObject();
        });
    }

    /// Returns the gains of every activation there is: `{"gains":[...]}`, each as above and with
    /// `"pytorch_gain"`, `null` where PyTorch has none.
    public static String all() {
        return write(json -> {
            json.writeStartObject();
            json.writeArrayPropertyStart("gains");
            for (GainRow row : GainRow.all()) {
                json.writeStartObject();
                gains(json, row.phi().name(), row.gain());
                number(json, "pytorch_gain", row.pytorch());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void gains(JsonGenerator json, String activation, Gain gain) {
        json.writeStringProperty("activation", activation);
        number(json, "mean", gain.mean());
        number(json, "second_moment", gain.secondMoment());
        number(json, "derivative_second_moment", gain.derivativeSecondMoment());
        number(json, "gain", gain.gain());
        number(json, "variance_gain", gain.varianceGain());
        number(json, "backward_gain", gain.backwardGain());
        number(json, "chi1", gain.chi1());
    }

    private static void number(JsonGenerator json, String name, double value) {
        if (Double.isFinite(value)) {
            json.writeNumberProperty(name, value);
        } else {
            json.writeNullProperty(name);
        }
    }

    private static String write(Consumer<JsonGenerator> content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            content.accept(json);
        }
        return text + "\n";
    }
}
