package dev.fanin.optimizer;

import dev.fanin.config.Config;
import dev.fanin.text.Expression;
import dev.fanin.text.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The optimizers by name, as users and Keras's files write them.
@SuppressWarnings("ImmutableEnumChecker") // method references and constants, which nothing changes
enum OptimizerNames {
    SGD(Sgd.DEFAULT, Sgd::read),
    RMSPROP(RmsProp.DEFAULT, RmsProp::read),
    ADAM(Adam.DEFAULT, Adam::read),
    ADAMW(AdamW.DEFAULT, AdamW::read),
    ADAMAX(Adamax.DEFAULT, Adamax::read),
    NADAM(Nadam.DEFAULT, Nadam::read),
    ADAGRAD(Adagrad.DEFAULT, Adagrad::read),
    ADADELTA(Adadelta.DEFAULT, Adadelta::read),
    FTRL(Ftrl.DEFAULT, Ftrl::read),
    LION(Lion.DEFAULT, Lion::read),
    LAMB(Lamb.DEFAULT, Lamb::read),
    ADAFACTOR(Adafactor.DEFAULT, Adafactor::read),
    MUON(Muon.DEFAULT, Muon::read),
    SCHEDULE_FREE_ADAMW(ScheduleFreeAdamW.DEFAULT, ScheduleFreeAdamW::read);

    private final Optimizer standard;
    private final Function<Config, Optimizer> reading;

    OptimizerNames(Optimizer standard, Function<Config, Optimizer> reading) {
        this.standard = standard;
        this.reading = reading;
    }

    private String plainName() {
        return plain(standard.className());
    }

    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    static Optimizer read(Config config) {
        return find(config.className()).reading.apply(config);
    }

    static Optimizer read(String text) {
        Expression expression = Expression.parse(text);
        OptimizerNames found = find(expression.name());
        List<String> known = new ArrayList<>(found.standard.config().values().keySet());
        known.add(OptionsConfig.EXCLUDE);
        expression.allow(known.toArray(String[]::new));
        return found.reading.apply(Written.config(expression.name(), expression));
    }

    /// The text that gives the optimizer back: its learning rate, and what differs from the
    /// default.
    static String text(Optimizer optimizer) {
        OptimizerNames found = find(optimizer.className());
        Map<String, @Nullable Object> standard = found.standard.config().values();
        Map<String, @Nullable Object> values =
                new LinkedHashMap<>(optimizer.config().values());
        String rate = "learning_rate";
        values.put(rate, optimizer.options().learningRate().toString());
        return Written.text(
                found.plainName(),
                values,
                key -> key.equals("name") || (!key.equals(rate) && Objects.equals(values.get(key), standard.get(key))));
    }

    private static OptimizerNames find(String name) {
        for (OptimizerNames optimizer : values()) {
            if (optimizer.plainName().equals(plain(name))) {
                return optimizer;
            }
        }
        throw new IllegalArgumentException(Suggestion.unknown(
                "optimizer",
                name,
                Arrays.stream(values()).map(OptimizerNames::plainName).toList()));
    }
}
