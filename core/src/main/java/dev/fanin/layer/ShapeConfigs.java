package dev.fanin.layer;

import dev.fanin.config.Config;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads shape layers.
final class ShapeConfigs {

    static final List<String> NAMES = List.of();

    private ShapeConfigs() {}

    static @Nullable KerasLayer read(Config config) {
        return switch (config.className()) {
            default -> null;
        };
    }
}
