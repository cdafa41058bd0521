package dev.fanin.layer;

import dev.fanin.config.Config;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads layers that bring values to one size.
final class NormalizationConfigs {

    static final List<String> NAMES = List.of(
            "BatchNormalization",
            "LayerNormalization",
            "GroupNormalization",
            "RMSNormalization",
            "UnitNormalization",
            "Rescaling",
            "Normalization");

    private NormalizationConfigs() {}

    static @Nullable KerasLayer read(Config config) {
        return switch (config.className()) {
            case "BatchNormalization" -> BatchNormalization.of(config);
            case "LayerNormalization" -> LayerNormalization.of(config);
            case "GroupNormalization" -> GroupNormalization.of(config);
            case "RMSNormalization" -> RMSNormalization.of(config);
            case "UnitNormalization" -> new UnitNormalization(Axes.read(config, "axis", List.of(-1)), Label.of(config));
            case "Rescaling" -> Rescaling.of(config);
            case "Normalization" -> Normalization.of(config);
            default -> null;
        };
    }
}
