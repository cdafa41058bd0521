package dev.fanin.lab.report;

import dev.fanin.lab.lesson.Lesson;
import dev.fanin.lab.lesson.LessonResult;
import dev.fanin.lab.lesson.Row;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The results of lessons as JSON, for programs; one object on one line.
public final class LessonJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private LessonJson() {}

    /// Returns the lessons there are: `{"lessons":[{"name":...,"title":...,"question":...},...]}`.
    public static String list() {
        return write(json -> {
            json.writeStartObject();
            json.writeArrayPropertyStart("lessons");
            for (Lesson lesson : Lesson.values()) {
                json.writeStartObject();
                json.writeStringProperty("name", lesson.text());
                json.writeStringProperty("title", lesson.title());
                json.writeStringProperty("question", lesson.question());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /// Returns one result: `{"lesson":...,"rows":[...]}`, and in words what was asked and found.
    ///
    /// A row is `{"quantity":...,"predicted":...,"measured":...,"standard_error":...}`.
    public static String one(LessonResult result) {
        return write(json -> result(json, result));
    }

    /// Returns several results: `{"results":[...]}`.
    public static String all(List<LessonResult> results) {
        return write(json -> {
            json.writeStartObject();
            json.writeArrayPropertyStart("results");
            results.forEach(result -> result(json, result));
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void result(JsonGenerator json, LessonResult result) {
        json.writeStartObject();
        json.writeStringProperty("lesson", result.lesson().text());
        json.writeStringProperty("title", result.lesson().title());
        json.writeStringProperty("question", result.lesson().question());
        json.writeNumberProperty("seed", result.seed());
        json.writeArrayPropertyStart("rows");
        for (Row row : result.rows()) {
            json.writeStartObject();
            json.writeStringProperty("quantity", row.quantity());
            json.writeNumberProperty("predicted", row.predicted());
            json.writeNumberProperty("measured", row.measured());
            json.writeNumberProperty("standard_error", row.standardError());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringProperty("conclusion", result.conclusion());
        json.writeEndObject();
    }

    private static String write(Consumer<JsonGenerator> content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            content.accept(json);
        }
        return text + "\n";
    }
}
