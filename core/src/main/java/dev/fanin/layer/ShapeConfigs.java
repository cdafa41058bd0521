package dev.fanin.layer;

import dev.fanin.config.Config;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads layers that lay out values in another way, and embeddings.
final class ShapeConfigs {

    static final List<String> NAMES = List.of("Flatten", "Reshape", "Permute", "RepeatVector", "Embedding");

    private ShapeConfigs() {}

    static @Nullable KerasLayer read(Config config) {
        return switch (config.className()) {
            case "Flatten" -> Flatten.of(config);
            case "Reshape" -> new Reshape(Axes.read(config, "target_shape", List.of()), Label.of(config));
            case "Permute" -> new Permute(Axes.read(config, "dims", List.of()), Label.of(config));
            case "RepeatVector" -> new RepeatVector(config.integer("n", 0), Label.of(config));
            case "Embedding" -> Embedding.of(config);
            default -> null;
        };
    }
}
