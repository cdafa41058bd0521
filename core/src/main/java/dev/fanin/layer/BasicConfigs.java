package dev.fanin.layer;

import dev.fanin.config.Config;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads inputs, dense layers and what lays out values in another way.
final class BasicConfigs {

    static final List<String> NAMES = List.of("InputLayer", "Dense", "Activation", "Flatten", "Dropout");

    private BasicConfigs() {}

    static @Nullable KerasLayer read(Config config) {
        return switch (config.className()) {
            case "InputLayer" -> Input.of(config);
            case "Dense" -> Dense.of(config);
            case "Activation" -> new Activation(LayerConfig.activation(config), Label.of(config));
            case "Flatten" -> new Flatten(Label.of(config));
            case "Dropout" -> new Dropout(config.number("rate", 0), Label.of(config));
            default -> null;
        };
    }
}
