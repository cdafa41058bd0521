package dev.fanin.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.config.Config;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Compares a config with one of Keras, written as text.
final class ConfigText {

    private ConfigText() {}

    /// Keys and their order must be the same, and numbers to the last bit of a double. Keras
    /// numbers the names of its objects, so of a name only the part before that counts.
    static void assertSame(Config config, Map<String, String> expected, List<String> extra) {
        SequencedMap<String, String> written = new LinkedHashMap<>();
        written.put("class_name", config.className());
        flatten("", config.values(), written);
        extra.forEach(written::remove);
        assertThat(List.copyOf(written.keySet())).isEqualTo(List.copyOf(expected.keySet()));
        written.forEach((key, value) -> {
            String other = Objects.requireNonNull(expected.get(key));
            String stripped = key.equals("name") ? other.replaceAll("_\\d+$", "") : other;
            assertThat(number(value)).as(key).isEqualTo(number(stripped));
        });
    }

    private static void flatten(String prefix, Map<?, ?> values, Map<String, String> into) {
        values.forEach((key, value) -> {
            if (value instanceof Map<?, ?> map) {
                flatten(prefix + key + ".", map, into);
            } else {
                into.put(prefix + key, text(value));
            }
        });
    }

    private static String text(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(ConfigText::text).collect(Collectors.joining(",", "[", "]"))
                : String.valueOf(value);
    }

    private static Object number(String text) {
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            return text;
        }
    }
}
