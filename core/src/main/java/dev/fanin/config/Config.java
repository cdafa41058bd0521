package dev.fanin.config;

import dev.fanin.text.Quoted;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A part of a model as Keras writes it into a file: a class name, and values by key.
///
/// Values are texts, numbers, booleans, null, lists, and maps of these; a part of a part is a map
/// `{"class_name": ..., "config": {...}}`. Keys that are missing have their default, and keys that
/// are not known are not looked at.
///
/// Also called: `get_config` and `from_config`.
///
/// @param className the name of the class in Keras, for example `Adam`
/// @param values the arguments by name; the map itself cannot be changed
public record Config(String className, SequencedMap<String, @Nullable Object> values) {

    private static final String CLASS_NAME = "class_name";
    private static final String CONFIG = "config";

    public Config {
        values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }

    /// Returns a config without values.
    public static Config of(String className) {
        return new Config(className, new LinkedHashMap<>());
    }

    /// Returns this config with one more value, or another value in the same place.
    public Config with(String key, @Nullable Object value) {
        SequencedMap<String, @Nullable Object> more = new LinkedHashMap<>(values);
        more.put(key, value instanceof Config part ? part.toMap() : value);
        return new Config(className, more);
    }

    /// Reads the form `{"class_name": ..., "config": {...}}`; other keys, such as `module`, are not
    /// looked at.
    public static Config ofMap(Map<?, ?> map) {
        Object config = map.get(CONFIG);
        if (!(map.get(CLASS_NAME) instanceof String className) || (config != null && !(config instanceof Map))) {
            throw new IllegalArgumentException("A config has a text 'class_name' and a map 'config', got " + map + ".");
        }
        SequencedMap<String, @Nullable Object> values = new LinkedHashMap<>();
        if (config instanceof Map<?, ?> entries) {
            entries.forEach((key, value) -> values.put(String.valueOf(key), value));
        }
        return new Config(className, values);
    }

    /// Returns the form `{"class_name": ..., "config": {...}}`.
    public SequencedMap<String, @Nullable Object> toMap() {
        SequencedMap<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(CLASS_NAME, className);
        map.put(CONFIG, values);
        return map;
    }

    /// Returns whether there is a value other than null.
    public boolean has(String key) {
        return values.get(key) != null;
    }

    /// Returns a number, or the default where the value is missing or null.
    public double number(String key, double otherwise) {
        return switch (values.get(key)) {
            case null -> otherwise;
            case Number number -> number.doubleValue();
            case Object other -> throw wrong(key, "a number", other);
        };
    }

    /// Returns a whole number, or the default where the value is missing or null.
    public int integer(String key, int otherwise) {
        double number = number(key, otherwise);
        if (number != (int) number) {
            throw wrong(key, "a whole number", number);
        }
        return (int) number;
    }

    /// Returns a truth value, or the default where the value is missing or null.
    public boolean flag(String key, boolean otherwise) {
        return switch (values.get(key)) {
            case null -> otherwise;
            case Boolean flag -> flag;
            case Object other -> throw wrong(key, "true or false", other);
        };
    }

    /// Returns a text, or the default where the value is missing or null.
    public String text(String key, String otherwise) {
        return switch (values.get(key)) {
            case null -> otherwise;
            case String text -> text;
            case Object other -> throw wrong(key, "a text", other);
        };
    }

    /// Returns whole numbers; one number stands for as many as are wanted. The default is used
    /// where the value is missing or null.
    ///
    /// @param count how many there must be, or 0 for any number
    public int[] integers(String key, int count, int... otherwise) {
        return switch (values.get(key)) {
            case null -> otherwise.clone();
            case Number number
            when number.doubleValue() == number.intValue() && count > 0 -> {
                int[] all = new int[count];
                Arrays.fill(all, number.intValue());
                yield all;
            }
            case List<?> list
            when (count == 0 || list.size() == count)
                    && list.stream().allMatch(n -> n instanceof Number x && x.doubleValue() == x.intValue()) ->
                list.stream().mapToInt(n -> ((Number) n).intValue()).toArray();
            case Object other ->
                throw wrong(key, count == 0 ? "a list of whole numbers" : count + " whole numbers", other);
        };
    }

    /// Returns a part that has a config of its own, or null where the value is missing or null; a
    /// text is taken for a class name or another name of the part.
    public @Nullable Config part(String key) {
        return switch (values.get(key)) {
            case null -> null;
            case String name -> of(name);
            case Map<?, ?> map -> ofMap(map);
            case Object other -> throw wrong(key, "a name or a config", other);
        };
    }

    private IllegalArgumentException wrong(String key, String expected, Object got) {
        return new IllegalArgumentException(className + " expects " + expected + " for " + Quoted.of(key) + ", got "
                + Quoted.of(String.valueOf(got)) + ".");
    }
}
