package dev.fanin.io.keras;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Configs of Keras before 3 in the words of Keras 3.
final class LegacyConfig {

    private static final String CLASS_NAME = "class_name";
    private static final String CONFIG = "config";

    private LegacyConfig() {}

    /// Returns the config of a model; the oldest ones have a list of layers in its place.
    static Map<String, @Nullable Object> model(Map<String, @Nullable Object> document) {
        Map<String, @Nullable Object> model = new LinkedHashMap<>(document);
        if (document.get(CONFIG) instanceof List<?> layers) {
            model.put(CONFIG, Map.of("layers", layers));
        }
        return model;
    }

    /// Returns how a model is trained.
    static @Nullable Map<String, @Nullable Object> training(Map<String, @Nullable Object> config, List<String> notes) {
        if (config.isEmpty()) {
            return null;
        }
        Map<String, @Nullable Object> training = new LinkedHashMap<>(config);
        Object optimizer = config.get("optimizer_config");
        training.put("optimizer", optimizer);
        training.replaceAll((key, value) -> key.equals("optimizer_config") ? null : renamed(value));
        if (optimizer instanceof Map<?, ?> map
                && map.get(CONFIG) instanceof Map<?, ?> values
                && values.get("decay") instanceof Number decay
                && decay.doubleValue() != 0) {
            notes.add("the optimizer's decay of " + decay + " is not carried over; use a schedule");
        }
        return training;
    }

    /// A metric was a function in a wrapper; a loss could leave its reduction open.
    private static @Nullable Object renamed(@Nullable Object value) {
        return switch (value) {
            case List<?> list -> {
                List<@Nullable Object> all = new ArrayList<>();
                list.forEach(one -> all.add(renamed(one)));
                yield all;
            }
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> all = new LinkedHashMap<>();
                map.forEach((key, one) -> {
                    if (!(key.equals("reduction") && "auto".equals(one))) {
                        all.put(String.valueOf(key), renamed(one));
                    }
                });
                if ("MeanMetricWrapper".equals(map.get(CLASS_NAME))
                        && map.get(CONFIG) instanceof Map<?, ?> config
                        && config.get("fn") instanceof String function) {
                    all.put(CLASS_NAME, function);
                    Map<String, @Nullable Object> own = new LinkedHashMap<>();
                    own.put("name", config.get("name"));
                    all.put(CONFIG, own);
                }
                yield all;
            }
            case null, default -> value;
        };
    }
}
