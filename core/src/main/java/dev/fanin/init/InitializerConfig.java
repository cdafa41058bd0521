package dev.fanin.init;

import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import dev.fanin.text.Expression;
import dev.fanin.text.Quoted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// An initializer as Keras writes it into a model file: a class name, and values by key.
///
/// Values are texts, numbers, booleans, null, and lists and maps of these. Keys, their order and
/// the class names are those of Keras 3.15; `input_axes` and `output_axes`, which older versions
/// lack, may be missing, as may any key that has a default. Where Keras has no such initializer,
/// the class is `fanin>Initializer` with the text that [Initializers#named] reads.
///
/// A seed that is a whole number is read as a seed of [Seeded] that still depends on the path,
/// where Keras would draw the same for every parameter; a seed generator of Keras as its first
/// seed.
///
/// Keras loses the gain of `Identity`; here it is written where it is not 1.
///
/// Also called: `get_config` and `from_config`.
///
/// @param className the name of the class
/// @param values the arguments by name; the map itself cannot be changed
public record InitializerConfig(String className, SequencedMap<String, @Nullable Object> values) {

    private static final String OWN_CLASS = "fanin>Initializer";
    private static final String TEXT = "text";
    private static final String CLASS_NAME = "class_name";
    private static final String CONFIG = "config";
    private static final String SEED = "seed";
    private static final String VALUE = "value";

    public InitializerConfig {
        values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }

    /// Returns what describes the given initializer.
    ///
    /// @throws IllegalArgumentException for a custom one, which no text describes
    public static InitializerConfig of(Initializer initializer) {
        return ConfigWriter.write(initializer, null);
    }

    static InitializerConfig ownClass(String text) {
        SequencedMap<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put(TEXT, text);
        return new InitializerConfig(OWN_CLASS, values);
    }

    /// Reads the form `{"class_name": ..., "config": {...}}`; other keys, such as `module`, are not
    /// looked at.
    public static InitializerConfig ofMap(Map<String, ? extends @Nullable Object> map) {
        Object config = map.get(CONFIG);
        if (!(map.get(CLASS_NAME) instanceof String className) || (config != null && !(config instanceof Map))) {
            throw new IllegalArgumentException(
                    "An initializer's config has a text 'class_name' and a map 'config', got " + map + ".");
        }
        SequencedMap<String, @Nullable Object> values = new LinkedHashMap<>();
        if (config instanceof Map<?, ?> entries) {
            entries.forEach((key, value) -> values.put(String.valueOf(key), value));
        }
        return new InitializerConfig(className, values);
    }

    /// Returns the form `{"class_name": ..., "config": {...}}`.
    public SequencedMap<String, Object> toMap() {
        SequencedMap<String, Object> map = new LinkedHashMap<>();
        map.put(CLASS_NAME, className);
        map.put(CONFIG, values);
        return map;
    }

    /// Returns the initializer this describes.
    public Initializer initializer() {
        if (className.equals(OWN_CLASS)) {
            if (values.get(TEXT) instanceof String text) {
                return InitializerNames.read(text);
            }
            throw new IllegalArgumentException(OWN_CLASS + " needs its text, got " + values + ".");
        }
        Object value = values.get(VALUE);
        boolean constant = KerasNames.ALIASES.getOrDefault(className, className).equals("constant");
        if (constant && value != null && !(value instanceof Number)) {
            return new ConstantTensor(tensor(value));
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        values.forEach((key, argument) -> {
            String text = text(key, argument);
            if (text != null) {
                parameters.put(key, text);
            }
        });
        return InitializerNames.read(new Expression(className, parameters));
    }

    private static @Nullable String text(String key, @Nullable Object value) {
        return switch (value) {
            case null -> key.equals("window") || key.equals("scaling") ? "none" : null;
            case Map<?, ?> generator
            when key.equals(SEED) && generator.get(CONFIG) instanceof Map<?, ?> config -> text(key, config.get(SEED));
            case List<?> list -> list.toString().replace(" ", "");
            default -> value.toString();
        };
    }

    /// Reads nested lists, plain or as Keras writes an array.
    private static Tensor tensor(Object value) {
        Object lists = value instanceof Map<?, ?> map && map.get(CONFIG) instanceof Map<?, ?> config
                ? config.get(VALUE)
                : value;
        List<Integer> axes = new ArrayList<>();
        for (Object at = lists; at instanceof List<?> list && !list.isEmpty(); at = list.getFirst()) {
            axes.add(list.size());
        }
        List<Float> numbers = new ArrayList<>();
        flatten(lists, numbers);
        float[] values = new float[numbers.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers.get(i);
        }
        return Tensor.of(Shape.of(axes.stream().mapToInt(Integer::intValue).toArray()), values);
    }

    private static void flatten(@Nullable Object value, List<Float> numbers) {
        switch (value) {
            case List<?> list -> list.forEach(part -> flatten(part, numbers));
            case Number number -> numbers.add(number.floatValue());
            case null, default ->
                throw new IllegalArgumentException("Constant expects a number or lists of numbers for 'value', got "
                        + Quoted.of(String.valueOf(value)) + ".");
        }
    }
}
