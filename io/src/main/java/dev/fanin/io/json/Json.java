package dev.fanin.io.json;

import dev.fanin.text.OneLine;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.json.JsonWriteFeature;

/// JSON documents as values: maps in the order of the text, lists, texts, [Integer], [Long],
/// [Double], [Boolean] and null.
///
/// Python writes numbers that are not finite as `NaN` and `Infinity`, which JSON does not know;
/// they are read and written so.
public final class Json {

    private static final int DEEPEST = 200;

    /// What the parser says of a text that it may not show.
    private static final Pattern SOURCE = Pattern.compile("\\s*\\([^()]*\\[Source:[^\\]]*][^()]*\\)");

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private Json() {}

    /// Reads one document in UTF-8.
    ///
    /// @param source what the text comes from, for messages
    /// @throws IOException with a message of one line where it is none
    public static @Nullable Object read(byte[] text, String source) throws IOException {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            Object value = value(parser, source);
            if (parser.nextToken() != null) {
                throw new IOException("Cannot read " + source + ": there is more after the end of the JSON document.");
            }
            return value;
        } catch (JacksonException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new IOException(
                    "Cannot read " + source + ": it is not valid JSON" + where + ": "
                            + OneLine.of(SOURCE.matcher(String.valueOf(e.getOriginalMessage()))
                                    .replaceAll("")) + ".",
                    e);
        }
    }

    /// Reads one document that is an object, as most are.
    ///
    /// @throws IOException with a message of one line where it is none
    public static Map<String, @Nullable Object> readObject(byte[] text, String source) throws IOException {
        if (read(text, source) instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            map.forEach((key, value) -> object.put(String.valueOf(key), value));
            return object;
        }
        throw new IOException("Cannot read " + source + ": expected a JSON object, {...}.");
    }

    private static @Nullable Object value(JsonParser parser, String source) throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    map.put(name, value(parser, source));
                }
                yield map;
            }
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser, source));
                }
                yield list;
            }
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT ->
                switch (parser.getNumberType()) {
                    case INT -> (Object) parser.getIntValue();
                    case LONG -> parser.getLongValue();
                    default -> parser.getDoubleValue();
                };
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case null, default -> throw new IOException("Cannot read " + source + ": it holds no JSON.");
        };
    }

    /// Returns a document on one line, in ASCII.
    public static String write(@Nullable Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            write(json, value);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, @Nullable Object value) {
        switch (value) {
            case null -> json.writeNull();
            case Map<?, ?> map -> {
                json.writeStartObject();
                map.forEach((name, one) -> {
                    json.writeName(String.valueOf(name));
                    write(json, one);
                });
                json.writeEndObject();
            }
            case Iterable<?> list -> {
                json.writeStartArray();
                list.forEach(one -> write(json, one));
                json.writeEndArray();
            }
            case String text -> json.writeString(text);
            case Boolean truth -> json.writeBoolean(truth);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Number number -> json.writeNumber(number.doubleValue());
            case int[] numbers -> json.writeArray(numbers, 0, numbers.length);
            default ->
                throw new IllegalArgumentException(
                        "JSON has no " + value.getClass().getName() + ".");
        }
    }
}
