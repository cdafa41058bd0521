package dev.fanin.layer;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Activations;
import dev.fanin.config.Config;
import dev.fanin.constraint.Constraint;
import dev.fanin.constraint.Constraints;
import dev.fanin.init.Initializer;
import dev.fanin.init.InitializerConfig;
import dev.fanin.init.Initializers;
import dev.fanin.regularizer.Regularizer;
import dev.fanin.regularizer.Regularizers;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the configs of layers have in common: activations, and how parameters begin and are kept.
final class LayerConfig {

    private LayerConfig() {}

    static ActivationFunction activation(Config config) {
        Config part = config.part("activation");
        return part == null ? Activations.linear() : Activations.named(part.className());
    }

    static Initializer initializer(Config config, String key, Initializer otherwise) {
        return switch (config.values().get(key)) {
            case null -> otherwise;
            case String name -> Initializers.named(name);
            case Map<?, ?> map -> new InitializerConfig(Config.ofMap(map).className(), Config.ofMap(map).values())
                    .initializer();
            case Object other ->
                throw new IllegalArgumentException(
                        config.className() + " expects an initializer for '" + key + "', got '" + other + "'.");
        };
    }

    static Regularizer regularizer(Config config, String key) {
        Config part = config.part(key);
        return part == null ? Regularizers.none() : Regularizers.of(part);
    }

    static Constraint constraint(Config config, String key) {
        Config part = config.part(key);
        return part == null ? Constraints.none() : Constraints.of(part);
    }

    /// Reads how one parameter begins and is kept.
    ///
    /// @param name what the keys begin with, such as `kernel`
    static WeightSettings settings(Config config, String name, Initializer otherwise) {
        return new WeightSettings(
                initializer(config, name + "_initializer", otherwise),
                regularizer(config, name + "_regularizer"),
                constraint(config, name + "_constraint"));
    }

    static Map<String, Object> config(Initializer initializer) {
        return InitializerConfig.of(initializer).toMap();
    }

    static @Nullable Config config(Regularizer regularizer) {
        return regularizer.isNone() ? null : regularizer.config();
    }

    static @Nullable Config config(Constraint constraint) {
        return constraint.isNone() ? null : constraint.config();
    }

    /// Writes what layers with a kernel and a bias have, in Keras's order.
    static Config withSettings(
            Config config, WeightSettings kernel, WeightSettings bias, Regularizer activityRegularizer) {
        return config.with("kernel_initializer", config(kernel.initializer()))
                .with("bias_initializer", config(bias.initializer()))
                .with("kernel_regularizer", config(kernel.regularizer()))
                .with("bias_regularizer", config(bias.regularizer()))
                .with("activity_regularizer", config(activityRegularizer))
                .with("kernel_constraint", config(kernel.constraint()))
                .with("bias_constraint", config(bias.constraint()));
    }
}
