package dev.fanin.layer;

import dev.fanin.config.Config;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a layer is called, and whether training changes its parameters.
///
/// @param name the name, or an empty text while the network has not given one
/// @param trainable whether training changes the parameters; if not, the layer is frozen
public record Label(String name, boolean trainable) {

    /// The label of a layer without a name.
    static final Label NONE = new Label("", true);

    Label named(String newName) {
        return new Label(newName, trainable);
    }

    /// Returns the config that every layer's begins with.
    Config config(String className) {
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put("module", "keras");
        policy.put("class_name", "DTypePolicy");
        policy.put("config", Map.of("name", "float32"));
        return Config.of(className)
                .with("name", name)
                .with("trainable", trainable)
                .with("dtype", policy);
    }

    static Label of(Config config) {
        return new Label(config.text("name", ""), config.flag("trainable", true));
    }
}
