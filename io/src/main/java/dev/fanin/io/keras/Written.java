package dev.fanin.io.keras;

import dev.fanin.config.Config;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Parts of a config in the form that Keras looks classes up by.
final class Written {

    private static final String MODULE = "module";
    private static final String CLASS_NAME = "class_name";
    private static final String CONFIG = "config";
    private static final String REGISTERED_NAME = "registered_name";

    private Written() {}

    /// Returns a part with the module that its class is in.
    static Map<String, @Nullable Object> part(String module, Config config) {
        Map<String, @Nullable Object> part = new LinkedHashMap<>();
        part.put(MODULE, module);
        part.put(CLASS_NAME, config.className());
        part.put(CONFIG, values(config.values()));
        part.put(REGISTERED_NAME, null);
        return part;
    }

    /// Returns values whose parts all say which module they are in.
    private static Map<String, @Nullable Object> values(Map<?, ?> given) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        given.forEach((key, value) -> values.put(String.valueOf(key), value(String.valueOf(key), value)));
        return values;
    }

    private static @Nullable Object value(String key, @Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map
            when map.get(CLASS_NAME) instanceof String && map.containsKey(CONFIG) && !map.containsKey(MODULE) ->
                part(key.equals("learning_rate") ? "keras.optimizers.schedules" : "keras", Config.ofMap(map));
            case Map<?, ?> map -> values(map);
            case List<?> list -> {
                List<@Nullable Object> all = new ArrayList<>();
                list.forEach(one -> all.add(value(key, one)));
                yield all;
            }
            case null, default -> value;
        };
    }
}
