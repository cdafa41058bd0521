package dev.fanin.layer;

import dev.fanin.config.Config;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads normalization layers.
final class NormalizationConfigs {

    static final List<String> NAMES = List.of();

    private NormalizationConfigs() {}

    static @Nullable KerasLayer read(Config config) {
        return switch (config.className()) {
            default -> null;
        };
    }
}
