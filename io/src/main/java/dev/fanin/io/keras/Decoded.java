package dev.fanin.io.keras;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values of a config without the forms that Keras wraps Python's own objects in.
///
/// A function becomes its name; a tuple and an array become lists.
///
/// Source: Keras 3.15.1, `keras/src/saving/serialization_lib.py`.
final class Decoded {

    private static final String CONFIG = "config";

    private Decoded() {}

    static @Nullable Object of(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> ofMap(map);
            case List<?> list -> {
                List<@Nullable Object> all = new ArrayList<>();
                list.forEach(one -> all.add(of(one)));
                yield all;
            }
            case null, default -> value;
        };
    }

    private static @Nullable Object ofMap(Map<?, ?> map) {
        if (map.get("class_name") instanceof String className) {
            if (className.equals("function") && map.get(CONFIG) instanceof String name) {
                return name;
            }
            if (className.equals("__tuple__")) {
                return of(map.get("items"));
            }
            boolean isArray = className.equals("__numpy__") || className.equals("__tensor__");
            if (isArray && map.get(CONFIG) instanceof Map<?, ?> array) {
                return of(array.get("value"));
            }
        }
        return map(map);
    }

    /// Returns a map with decoded values.
    static Map<String, @Nullable Object> map(Map<?, ?> map) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        map.forEach((key, one) -> all.put(String.valueOf(key), of(one)));
        return all;
    }
}
