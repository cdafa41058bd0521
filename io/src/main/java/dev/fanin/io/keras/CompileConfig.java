package dev.fanin.io.keras;

import dev.fanin.config.Config;
import dev.fanin.graph.Network;
import dev.fanin.loss.Loss;
import dev.fanin.loss.Losses;
import dev.fanin.metric.Metric;
import dev.fanin.metric.Metrics;
import dev.fanin.optimizer.Optimizer;
import dev.fanin.optimizer.Optimizers;
import dev.fanin.text.OneLine;
import dev.fanin.text.Quoted;
import dev.fanin.train.Compiled;
import dev.fanin.train.Compiled.Judgement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How a model is trained, as Keras writes it: optimizer, losses and metrics, each a name or a
/// config, for one output or for several by place or by name.
final class CompileConfig {

    private static final String OPTIMIZER = "optimizer";
    private static final String LOSS = "loss";
    private static final String LOSS_WEIGHTS = "loss_weights";
    private static final String METRICS = "metrics";
    private static final String WEIGHTED_METRICS = "weighted_metrics";

    private final Map<?, ?> values;
    private final Network network;
    private final List<String> notes;

    private CompileConfig(Map<?, ?> values, Network network, List<String> notes) {
        this.values = values;
        this.network = network;
        this.notes = notes;
    }

    /// Reads a compile config; returns null, with a note why, where the model cannot be trained by
    /// it.
    static @Nullable Compiled read(@Nullable Object value, Network network, List<String> notes) {
        if (!(Decoded.of(value) instanceof Map<?, ?> values) || values.isEmpty()) {
            return null;
        }
        if (values.get(LOSS) == null) {
            notes.add("the model was compiled without a loss that a file can hold, so it counts as not compiled");
            return null;
        }
        try {
            return new CompileConfig(values, network, notes).compiled();
        } catch (IllegalArgumentException e) {
            notes.add("how the model was compiled is not carried over: " + OneLine.of(String.valueOf(e.getMessage())));
            return null;
        }
    }

    private Compiled compiled() {
        Optimizer optimizer = values.get(OPTIMIZER) == null
                ? Optimizers.named("rmsprop")
                : Optimizers.of(part(values.get(OPTIMIZER)));
        List<Judgement> judgements = new ArrayList<>();
        int count = network.outputs().size();
        for (int i = 0; i < count; i++) {
            Object loss = of(values.get(LOSS), i);
            if (loss == null) {
                throw new IllegalArgumentException(
                        "output " + Quoted.of(network.outputName(i)) + " has no loss; give every output one.");
            }
            judgements.add(new Judgement(
                    Losses.of(part(loss)),
                    of(values.get(LOSS_WEIGHTS), i) instanceof Number weight ? weight.doubleValue() : 1,
                    metrics(METRICS, i),
                    metrics(WEIGHTED_METRICS, i)));
        }
        return new Compiled(optimizer, judgements);
    }

    /// Returns what a value says of one output.
    private @Nullable Object of(@Nullable Object value, int output) {
        return switch (value) {
            case Map<?, ?> map when !map.containsKey("class_name") -> map.get(network.outputName(output));
            case List<?> list when output < list.size() -> list.get(output);
            case List<?> _ -> null;
            case null, default -> value;
        };
    }

    /// The metrics of one output; where there is one output, a list holds its metrics.
    private List<Metric> metrics(String key, int output) {
        Object all = values.get(key);
        boolean isFlat = all instanceof List<?> list
                && network.outputs().size() == 1
                && list.stream().noneMatch(List.class::isInstance);
        Object own = isFlat ? all : of(all, output);
        List<?> list = own instanceof List<?> several ? several : own == null ? List.of() : List.of(own);
        List<Metric> metrics = new ArrayList<>();
        for (Object one : list) {
            if (one == null) {
                continue;
            }
            try {
                metrics.add(Metrics.of(part(one)));
            } catch (IllegalArgumentException e) {
                notes.add("a metric is not carried over: " + OneLine.of(String.valueOf(e.getMessage())));
            }
        }
        return metrics;
    }

    private static Config part(Object value) {
        return value instanceof Map<?, ?> map ? Config.ofMap(map) : Config.of(String.valueOf(value));
    }

    /// Writes a compile config; losses and metrics by name where all else is the default.
    static Map<String, @Nullable Object> write(Compiled compiled, Network network) {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        config.put(
                OPTIMIZER, Written.part("keras.optimizers", compiled.optimizer().config()));
        config.put(LOSS, each(compiled, network, judgement -> loss(judgement.loss())));
        boolean isWeighted = compiled.outputs().stream().anyMatch(judgement -> judgement.lossWeight() != 1);
        config.put(LOSS_WEIGHTS, isWeighted ? weights(compiled, network) : null);
        config.put(METRICS, lists(compiled, network, Judgement::metrics));
        config.put(WEIGHTED_METRICS, lists(compiled, network, Judgement::weightedMetrics));
        config.put("run_eagerly", false);
        config.put("steps_per_execution", 1);
        config.put("jit_compile", false);
        return config;
    }

    /// Keras has no weight of a loss that stands alone; a list of one says it.
    private static @Nullable Object weights(Compiled compiled, Network network) {
        Object weights = each(compiled, network, Judgement::lossWeight);
        return weights instanceof List ? weights : weights == null ? null : List.of(weights);
    }

    private static @Nullable Object lists(
            Compiled compiled, Network network, Function<Judgement, List<Metric>> metrics) {
        if (compiled.outputs().stream()
                .allMatch(judgement -> metrics.apply(judgement).isEmpty())) {
            return null;
        }
        return each(
                compiled,
                network,
                judgement -> metrics.apply(judgement).stream()
                        .map(CompileConfig::metric)
                        .toList());
    }

    private static @Nullable Object each(
            Compiled compiled, Network network, Function<Judgement, ? extends @Nullable Object> what) {
        int count = network.outputs().size();
        if (count == 1) {
            return what.apply(compiled.outputs().getFirst());
        }
        List<@Nullable Object> all = new ArrayList<>();
        IntStream.range(0, count)
                .forEach(i -> all.add(
                        what.apply(compiled.outputs().get(compiled.outputs().size() == 1 ? 0 : i))));
        return all;
    }

    private static Object loss(Loss loss) {
        Config named = Losses.named(loss.name()).config();
        return named.equals(loss.config()) ? loss.name() : Written.part("keras.losses", loss.config());
    }

    private static Object metric(Metric metric) {
        try {
            if (Metrics.named(metric.name()).equals(metric)) {
                return metric.name();
            }
        } catch (IllegalArgumentException _) {
            // A name of one's own says nothing; the config does.
        }
        return Written.part("keras.metrics", metric.config());
    }
}
