package dev.fanin.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the JSON of golden files, which is well-formed: maps, lists, texts, doubles, booleans and
/// null.
public final class Json {

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /// Returns the value that a text stands for.
    public static @Nullable Object read(String text) {
        return new Json(text).value();
    }

    /// Returns the map that a text stands for.
    @SuppressWarnings("unchecked") // the keys of a JSON object are texts
    public static Map<String, @Nullable Object> map(String text) {
        if (read(text) instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new IllegalArgumentException("Expected an object, got " + text);
    }

    private @Nullable Object value() {
        skipBlanks();
        return switch (text.charAt(at)) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        at++;
        while (next() != '}') {
            String key = string();
            skipBlanks();
            at++;
            map.put(key, value());
        }
        at++;
        return map;
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> list = new ArrayList<>();
        at++;
        while (next() != ']') {
            list.add(value());
        }
        at++;
        return list;
    }

    /// Passes blanks and a comma, and returns what comes then.
    private char next() {
        skipBlanks();
        if (text.charAt(at) == ',') {
            at++;
            skipBlanks();
        }
        return text.charAt(at);
    }

    private String string() {
        int end = text.indexOf('"', at + 1);
        String value = text.substring(at + 1, end);
        if (value.contains("\\")) {
            throw new IllegalArgumentException("No escapes are read, got " + value);
        }
        at = end + 1;
        return value;
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        at += word.length();
        return value;
    }

    private Object number() {
        int start = at;
        while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return Double.valueOf(text.substring(start, at));
    }

    private void skipBlanks() {
        while (Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
