package dev.fanin.lab.report;

import java.io.StringWriter;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// JSON as it is written: a number that is not finite becomes `null`, since JSON has none.
final class JsonText {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;

    private JsonText(JsonGenerator json) {
        this.json = json;
    }

    /// Returns one object on one line.
    static String object(Consumer<JsonText> content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            JsonText writer = new JsonText(json);
            writer.element(() -> content.accept(writer));
        }
        return text.toString();
    }

    /// Writes an object that is an element of an array.
    void element(Runnable content) {
        json.writeStartObject();
        content.run();
        json.writeEndObject();
    }

    /// Writes an object that is a property.
    void object(String name, Runnable content) {
        json.writeName(name);
        element(content);
    }

    /// Writes an array of objects.
    <T> void objects(String name, List<T> items, Consumer<T> content) {
        json.writeArrayPropertyStart(name);
        items.forEach(item -> element(() -> content.accept(item)));
        json.writeEndArray();
    }

    void texts(String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }

    void numbers(String name, List<Double> values) {
        json.writeName(name);
        numbers(values);
    }

    /// Writes an array of arrays.
    void rows(String name, List<List<Double>> rows) {
        json.writeArrayPropertyStart(name);
        rows.forEach(this::numbers);
        json.writeEndArray();
    }

    void text(String name, String value) {
        json.writeStringProperty(name, value);
    }

    void number(String name, double value) {
        json.writeName(name);
        number(value);
    }

    void whole(String name, long value) {
        json.writeNumberProperty(name, value);
    }

    void nothing(String name) {
        json.writeNullProperty(name);
    }

    private void numbers(List<Double> values) {
        json.writeStartArray();
        values.forEach(this::number);
        json.writeEndArray();
    }

    private void number(double value) {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeNull();
        }
    }
}
