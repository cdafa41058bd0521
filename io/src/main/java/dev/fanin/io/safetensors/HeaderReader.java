package dev.fanin.io.safetensors;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// Reads the JSON of a header, and of the index of a set of files.
final class HeaderReader implements AutoCloseable {

    static final String METADATA = "__metadata__";

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final int LONGEST_SHOWN = 150;

    private final JsonParser json;

    private HeaderReader(byte[] text) {
        // A decoder that reports what is no UTF-8, which Jackson's own guess at the encoding does not.
        json = JSON.createParser(
                ObjectReadContext.empty(),
                new InputStreamReader(new ByteArrayInputStream(text), StandardCharsets.UTF_8.newDecoder()));
    }

    /// What a header holds.
    ///
    /// @param metadata texts by name
    /// @param tensors the tensors by name, in the order of the text
    record Header(Map<String, String> metadata, SequencedMap<String, TensorEntry> tensors) {}

    /// Reads a part of a text.
    private interface Part<T> {
        T read(HeaderReader reader) throws SafetensorsException;
    }

    /// Reads a header.
    static Header header(byte[] text) throws SafetensorsException {
        return whole(text, HeaderReader::header);
    }

    /// Reads an index: the name of a file for the name of each tensor.
    static SequencedMap<String, String> index(byte[] text) throws SafetensorsException {
        return whole(text, HeaderReader::index);
    }

    private static <T> T whole(byte[] text, Part<T> part) throws SafetensorsException {
        if (text.length == 0 || text[0] != '{') {
            throw new SafetensorsException("its header does not begin with '{'. Save it again");
        }
        try (HeaderReader reader = new HeaderReader(text)) {
            reader.expect(reader.json.nextToken(), JsonToken.START_OBJECT, "the header");
            T read = part.read(reader);
            if (reader.json.nextToken() != null) {
                throw new SafetensorsException("its header has more behind its end. Save it again");
            }
            return read;
        } catch (JacksonException e) {
            throw new SafetensorsException("its header is damaged (" + reason(e) + "). Save it again", e);
        }
    }

    private static String reason(JacksonException e) {
        String why = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
        return why.length() > LONGEST_SHOWN ? why.substring(0, LONGEST_SHOWN) + "..." : why;
    }

    private Header header() throws SafetensorsException {
        Map<String, String> metadata = Map.of();
        SequencedMap<String, TensorEntry> tensors = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken next = json.nextToken();
            if (!name.equals(METADATA)) {
                tensors.put(name, entry(name, next));
            } else if (next != JsonToken.VALUE_NULL) {
                metadata = texts(name, next);
            }
        }
        return new Header(metadata, tensors);
    }

    private SequencedMap<String, String> index() throws SafetensorsException {
        SequencedMap<String, String> files = null;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken next = json.nextToken();
            if (name.equals("weight_map")) {
                files = texts(name, next);
            } else {
                json.skipChildren();
            }
        }
        if (files == null) {
            throw new SafetensorsException("expected an index with 'weight_map', got none");
        }
        return files;
    }

    private SequencedMap<String, String> texts(String name, @Nullable JsonToken first) throws SafetensorsException {
        expect(first, JsonToken.START_OBJECT, name);
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = json.currentName();
            expect(json.nextToken(), JsonToken.VALUE_STRING, key);
            texts.put(key, json.getString());
        }
        return texts;
    }

    private TensorEntry entry(String name, @Nullable JsonToken first) throws SafetensorsException {
        expect(first, JsonToken.START_OBJECT, name);
        SafetensorsType type = null;
        List<Long> shape = null;
        List<Long> offsets = null;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = json.currentName();
            JsonToken next = json.nextToken();
            switch (key) {
                case "dtype" -> type = type(name, next);
                case "shape" -> shape = numbers(name, next);
                case "data_offsets" -> offsets = numbers(name, next);
                default -> json.skipChildren();
            }
        }
        if (type == null || shape == null || offsets == null || offsets.size() != 2) {
            throw new SafetensorsException("tensor " + TensorEntry.shown(name)
                    + " needs 'dtype', 'shape' and two 'data_offsets'. Save the file again");
        }
        return new TensorEntry(type, shape, offsets.getFirst(), offsets.getLast());
    }

    private SafetensorsType type(String name, @Nullable JsonToken token) throws SafetensorsException {
        expect(token, JsonToken.VALUE_STRING, name);
        SafetensorsType type = SafetensorsType.named(json.getString());
        if (type == null) {
            throw new SafetensorsException("tensor " + TensorEntry.shown(name) + " has the unknown type "
                    + TensorEntry.shown(json.getString()) + "; known are " + SafetensorsType.readable());
        }
        return type;
    }

    private List<Long> numbers(String name, @Nullable JsonToken first) throws SafetensorsException {
        expect(first, JsonToken.START_ARRAY, name);
        List<Long> numbers = new ArrayList<>();
        for (JsonToken next = json.nextToken(); next != JsonToken.END_ARRAY; next = json.nextToken()) {
            expect(next, JsonToken.VALUE_NUMBER_INT, name);
            long number = json.getLongValue();
            if (number < 0) {
                throw new SafetensorsException(
                        "tensor " + TensorEntry.shown(name) + " has the negative number " + number + " in its header");
            }
            numbers.add(number);
        }
        return List.copyOf(numbers);
    }

    private void expect(@Nullable JsonToken got, JsonToken expected, String where) throws SafetensorsException {
        if (got != expected) {
            throw new SafetensorsException("its header is damaged (expected " + expected + " in "
                    + TensorEntry.shown(where) + ", got " + got + "). Save it again");
        }
    }

    @Override
    public void close() {
        json.close();
    }

    /// Returns the texts in an order of their own that does not change.
    static Map<String, String> sorted(Map<String, String> texts) {
        return Collections.unmodifiableMap(new TreeMap<>(texts));
    }
}
