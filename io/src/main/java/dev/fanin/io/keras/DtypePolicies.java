package dev.fanin.io.keras;

import dev.fanin.text.Quoted;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The types that the layers of a model compute with, where these are not float32.
final class DtypePolicies {

    private static final String CONFIG = "config";
    private static final String FLOAT32 = "float32";
    private static final Set<String> NOT_COMPUTING = Set.of("InputLayer", "__keras_tensor__");

    private DtypePolicies() {}

    /// Adds a note where a model computes with another type, since everything here is float32.
    static void note(Map<String, @Nullable Object> document, List<String> notes) {
        Set<String> found = new LinkedHashSet<>();
        collect(document, found);
        found.remove(FLOAT32);
        if (!found.isEmpty()) {
            notes.add("layers compute in "
                    + String.join(", ", found.stream().map(Quoted::of).toList()) + " there and in float32 here");
        }
    }

    private static void collect(@Nullable Object value, Set<String> found) {
        switch (value) {
            case Map<?, ?> map -> {
                boolean isComputing = map.get("class_name") instanceof String type && !NOT_COMPUTING.contains(type);
                if (isComputing && map.get(CONFIG) instanceof Map<?, ?> config) {
                    add(config.get("dtype"), found);
                }
                map.values().forEach(one -> collect(one, found));
            }
            case List<?> list -> list.forEach(one -> collect(one, found));
            case null, default -> {}
        }
    }

    private static void add(@Nullable Object policy, Set<String> found) {
        switch (policy) {
            case String name -> found.add(name);
            case Map<?, ?> map
            when map.get(CONFIG) instanceof Map<?, ?> config && config.get("name") instanceof String name ->
                found.add(name);
            case null, default -> {}
        }
    }
}
