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
import dev.fanin.tensor.Shape;
import dev.fanin.text.Quoted;
import java.util.List;
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
            case Map<?, ?> map ->
                new InitializerConfig(
                                Config.ofMap(map).className(), Config.ofMap(map).values())
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

    /// Throws where images are said to have their channels before height and width.
    static void requireChannelsLast(Config config) {
        String format = config.text("data_format", "channels_last");
        if (!format.equals("channels_last")) {
            throw new IllegalArgumentException(called(config) + " expects data_format 'channels_last', got "
                    + Quoted.of(format) + "; move the channels to the last axis.");
        }
    }

    /// Throws where the axis is another one than the last.
    static void requireLastAxis(Config config) {
        List<Integer> axes = Axes.read(config, "axis", List.of(-1));
        if (!axes.equals(List.of(-1))) {
            throw new IllegalArgumentException(called(config) + " works along the last axis, so expects axis -1, got "
                    + Axes.write(axes) + "; put a Permute layer before it.");
        }
    }

    /// Reads one number or a list of them.
    static List<Double> numbers(Config config, String key, List<Double> otherwise) {
        return switch (config.values().get(key)) {
            case null -> otherwise;
            case List<?> list
            when list.stream().allMatch(Number.class::isInstance) ->
                list.stream().map(one -> ((Number) one).doubleValue()).toList();
            case Object other when !(other instanceof List) -> List.of(config.number(key, 0));
            case Object other ->
                throw new IllegalArgumentException(called(config) + " expects a number or a list of numbers for "
                        + Quoted.of(key) + ", got " + other + ".");
        };
    }

    /// Returns numbers along the last axis, of which one stands for all.
    static float[] spread(Layer layer, String what, List<Double> numbers, Shape input) {
        if (numbers.size() != 1 && numbers.size() != input.rowSize()) {
            throw new IllegalArgumentException(Layers.called(layer.type(), layer.name()) + " has " + numbers.size()
                    + " values of " + what + ", so expects a last axis of " + numbers.size() + ", got shape "
                    + input.behindBatch() + ".");
        }
        float[] spread = new float[input.rowSize()];
        for (int i = 0; i < spread.length; i++) {
            spread[i] = numbers.get(numbers.size() == 1 ? 0 : i).floatValue();
        }
        return spread;
    }

    /// Throws where a setting is used that Fanin does not have.
    static void refuse(Config config, String key) {
        Object value = config.values().get(key);
        if (value != null && !value.equals(false)) {
            throw new IllegalArgumentException(
                    called(config) + " has no setting " + Quoted.of(key) + " in Fanin yet, got " + value + ".");
        }
    }

    static String called(Config config) {
        return Layers.called(config.className(), config.text("name", ""));
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
