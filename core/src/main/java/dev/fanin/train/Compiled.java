package dev.fanin.train;

import dev.fanin.loss.Loss;
import dev.fanin.metric.Metric;
import dev.fanin.optimizer.Optimizer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// How a model is trained and judged.
///
/// @param optimizer how a gradient becomes a step
/// @param loss what is minimised
/// @param metrics what is reported besides, each under a name of its own
public record Compiled(Optimizer optimizer, Loss loss, List<Metric> metrics) {

    public Compiled {
        metrics = List.copyOf(metrics);
        Set<String> names = new HashSet<>();
        for (Metric metric : metrics) {
            if (!names.add(metric.name())) {
                throw new IllegalArgumentException("Metric '" + metric.name() + "' is given twice; give it once.");
            }
        }
    }
}
