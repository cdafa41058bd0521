package dev.fanin.optimizer;

import dev.fanin.config.Config;
import dev.fanin.text.Quoted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The common options in a config, in the order of Keras.
///
/// Keras keeps `exclude_from_weight_decay` in no config; here it is written where something is
/// excluded, because training would go another way without it.
final class OptionsConfig {

    static final String EXCLUDE = "exclude_from_weight_decay";

    private static final String LEARNING_RATE = "learning_rate";

    private OptionsConfig() {}

    static Config write(Optimizer optimizer) {
        OptimizerOptions options = optimizer.options();
        Config config = Config.of(optimizer.className())
                .with("name", optimizer.name())
                .with(LEARNING_RATE, rate(options.learningRate()))
                .with("weight_decay", options.weightDecay())
                .with("clipnorm", options.clipNorm())
                .with("global_clipnorm", options.globalClipNorm())
                .with("clipvalue", options.clipValue())
                .with("use_ema", options.useEma())
                .with("ema_momentum", options.emaMomentum())
                .with("ema_overwrite_frequency", count(options.emaOverwriteFrequency()))
                .with("loss_scale_factor", options.lossScaleFactor())
                .with("gradient_accumulation_steps", count(options.gradientAccumulationSteps()));
        return options.excludeFromWeightDecay().isEmpty()
                ? config
                : config.with(EXCLUDE, options.excludeFromWeightDecay());
    }

    private static Object rate(LearningRate rate) {
        return switch (rate) {
            case ConstantRate(double value) -> value;
            case Schedule schedule -> {
                Map<String, @Nullable Object> part = new LinkedHashMap<>();
                part.put("module", "keras.optimizers.schedules");
                part.putAll(schedule.config().toMap());
                part.put("registered_name", null);
                yield part;
            }
        };
    }

    private static @Nullable Integer count(int count) {
        return count == 0 ? null : count;
    }

    /// Reads the options; what the config lacks is taken from the defaults.
    static OptimizerOptions read(Config config, Optimizer defaults) {
        OptimizerOptions otherwise = defaults.options();
        String name = config.text("name", "");
        return new OptimizerOptions(
                name.equals(defaults.name()) ? "" : name,
                rate(config, otherwise.learningRate()),
                optional(config, "weight_decay", otherwise.weightDecay()),
                texts(config, EXCLUDE),
                optional(config, "clipnorm", null),
                optional(config, "global_clipnorm", null),
                optional(config, "clipvalue", null),
                config.flag("use_ema", false),
                config.number("ema_momentum", OptimizerOptions.DEFAULT_EMA_MOMENTUM),
                config.integer("ema_overwrite_frequency", 0),
                optional(config, "loss_scale_factor", null),
                config.integer("gradient_accumulation_steps", 0));
    }

    private static LearningRate rate(Config config, LearningRate otherwise) {
        return switch (config.values().get(LEARNING_RATE)) {
            case null -> otherwise;
            case Number number -> new ConstantRate(number.doubleValue());
            case String text -> Schedule.named(text);
            case Map<?, ?> part -> Schedule.of(Config.ofMap(part));
            case Object other ->
                throw new IllegalArgumentException(config.className()
                        + " expects a number or a schedule for 'learning_rate', got "
                        + Quoted.of(other.toString()) + ".");
        };
    }

    /// A value that may be null; only a missing key means the default.
    static @Nullable Double optional(Config config, String key, @Nullable Double otherwise) {
        if (!config.values().containsKey(key)) {
            return otherwise;
        }
        return config.has(key) ? (Double) config.number(key, 0) : null;
    }

    static List<String> texts(Config config, String key) {
        return switch (config.values().get(key)) {
            case null -> List.of();
            case List<?> list -> list.stream().map(String::valueOf).toList();
            case Object one -> List.of(one.toString());
        };
    }
}
