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
    static Map<String, @Nullable Object> values(Map<?, ?> given) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        given.forEach((key, value) -> values.put(String.valueOf(key), value(String.valueOf(key), value)));
        return values;
    }

    private static @Nullable Object value(String key, @Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map
            when isPart(map) -> {
                Map<String, @Nullable Object> part = new LinkedHashMap<>();
                part.put(MODULE, map.containsKey(MODULE) ? map.get(MODULE) : module(key));
                part.putAll(values(map));
                part.putIfAbsent(REGISTERED_NAME, null);
                yield part;
            }
            case Map<?, ?> map -> values(map);
            case List<?> list -> {
                List<@Nullable Object> all = new ArrayList<>();
                list.forEach(one -> all.add(value(key, one)));
                yield all;
            }
            case null, default -> value;
        };
    }

    private static boolean isPart(Map<?, ?> map) {
        return map.get(CLASS_NAME) instanceof String className
                && map.containsKey(CONFIG)
                && !className.equals("__keras_tensor__");
    }

    /// Where the class of an argument is to be found.
    private static String module(String key) {
        if (key.equals("learning_rate")) {
            return "keras.optimizers.schedules";
        }
        for (String kind : List.of("initializer", "regularizer", "constraint")) {
            if (key.endsWith(kind)) {
                return "keras." + kind + "s";
            }
        }
        return key.equals("activation") ? "keras.activations" : "keras";
    }
}
