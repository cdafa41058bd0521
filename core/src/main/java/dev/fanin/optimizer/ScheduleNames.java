package dev.fanin.optimizer;

import dev.fanin.config.Config;
import dev.fanin.text.Expression;
import dev.fanin.text.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// The schedules by name, as users and Keras's files write them.
@SuppressWarnings("ImmutableEnumChecker") // method references and constants, which nothing changes
enum ScheduleNames {
    EXPONENTIAL(
            "ExponentialDecay",
            ExponentialDecay::read,
            "initial_learning_rate",
            "decay_steps",
            "decay_rate",
            "staircase"),
    PIECEWISE("PiecewiseConstantDecay", PiecewiseConstantDecay::read, "boundaries", "values"),
    POLYNOMIAL(
            "PolynomialDecay",
            PolynomialDecay::read,
            "initial_learning_rate",
            "decay_steps",
            "end_learning_rate",
            "power",
            "cycle"),
    INVERSE_TIME(
            "InverseTimeDecay",
            InverseTimeDecay::read,
            "initial_learning_rate",
            "decay_steps",
            "decay_rate",
            "staircase"),
    COSINE(
            "CosineDecay",
            CosineDecay::read,
            "initial_learning_rate",
            "decay_steps",
            "alpha",
            "warmup_target",
            "warmup_steps"),
    COSINE_RESTARTS(
            "CosineDecayRestarts",
            CosineDecayRestarts::read,
            "initial_learning_rate",
            "first_decay_steps",
            "t_mul",
            "m_mul",
            "alpha");

    private final String className;
    private final Function<ScheduleArguments, Schedule> reading;
    private final List<String> parameters;

    ScheduleNames(String className, Function<ScheduleArguments, Schedule> reading, String... parameters) {
        this.className = className;
        this.reading = reading;
        List<String> all = new ArrayList<>(List.of(parameters));
        all.add("name");
        this.parameters = all;
    }

    static Schedule read(Config config) {
        return find(config.className()).reading.apply(new ScheduleArguments(config));
    }

    static Schedule read(String text) {
        Expression expression = Expression.parse(text);
        ScheduleNames found = find(expression.name());
        expression.allow(found.parameters.toArray(String[]::new));
        return found.reading.apply(new ScheduleArguments(Written.config(found.className, expression)));
    }

    /// The text that gives the schedule back, without what it has by default.
    static String text(Schedule schedule) {
        Config config = schedule.config();
        ScheduleNames found = find(config.className());
        return Written.text(
                found.className,
                config.values(),
                key -> key.equals("name") || config.values().get(key) == null);
    }

    private static ScheduleNames find(String name) {
        String plain = name.replace("_", "").toLowerCase(Locale.ROOT);
        for (ScheduleNames schedule : values()) {
            if (schedule.className.toLowerCase(Locale.ROOT).equals(plain)) {
                return schedule;
            }
        }
        throw new IllegalArgumentException(Suggestion.unknown(
                "learning rate schedule",
                name,
                Arrays.stream(values()).map(schedule -> schedule.className).toList()));
    }
}
