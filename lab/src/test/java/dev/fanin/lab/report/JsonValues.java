package dev.fanin.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON as a flat map.
final class JsonValues {

    private JsonValues() {}

    /// Returns a map from the path of a value, such as `/runs/0/accuracy`, to its text.
    static Map<String, String> of(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            read(parser, parser.nextToken(), "", values);
            assertThat(parser.nextToken()).isNull();
        }
        return values;
    }

    private static void read(JsonParser parser, @Nullable JsonToken token, String path, Map<String, String> values) {
        if (token == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                read(parser, parser.nextToken(), path + "/" + name, values);
            }
        } else if (token == JsonToken.START_ARRAY) {
            int index = 0;
            for (JsonToken item = parser.nextToken(); item != JsonToken.END_ARRAY; item = parser.nextToken()) {
                read(parser, item, path + "/" + index++, values);
            }
        } else {
            values.put(path, parser.getString());
        }
    }
}
