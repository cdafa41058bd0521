package dev.fanin.layer;

import dev.fanin.config.Config;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads merge layers.
final class MergeConfigs {

    static final List<String> NAMES = List.of();

    private MergeConfigs() {}

    static @Nullable KerasLayer read(Config config) {
        return switch (config.className()) {
            default -> null;
        };
    }
}
