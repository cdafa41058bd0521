package dev.fanin.layer;

import dev.fanin.config.Config;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads layers that make one output of several inputs.
final class MergeConfigs {

    static final List<String> NAMES =
            List.of("Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum", "Concatenate", "Dot");

    private MergeConfigs() {}

    static @Nullable KerasLayer read(Config config) {
        return switch (config.className()) {
            case "Add" -> new Merge(Merge.Kind.ADD, Label.of(config));
            case "Subtract" -> new Merge(Merge.Kind.SUBTRACT, Label.of(config));
            case "Multiply" -> new Merge(Merge.Kind.MULTIPLY, Label.of(config));
            case "Average" -> new Merge(Merge.Kind.AVERAGE, Label.of(config));
            case "Maximum" -> new Merge(Merge.Kind.MAXIMUM, Label.of(config));
            case "Minimum" -> new Merge(Merge.Kind.MINIMUM, Label.of(config));
            case "Concatenate" -> new Concatenate(config.integer("axis", -1), Label.of(config));
            case "Dot" ->
                new Dot(Axes.read(config, "axes", List.of()), config.flag("normalize", false), Label.of(config));
            default -> null;
        };
    }
}
