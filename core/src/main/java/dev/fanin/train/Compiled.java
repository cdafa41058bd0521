package dev.fanin.train;

import dev.fanin.loss.Loss;
import dev.fanin.metric.Metric;
import dev.fanin.optimizer.Optimizer;
import java.util.List;

/// How a model is trained and judged.
///
/// @param optimizer how a gradient becomes a step
/// @param loss what is minimised
/// @param metrics what is reported besides
public record Compiled(Optimizer optimizer, Loss loss, List<Metric> metrics) {

    public Compiled {
        metrics = List.copyOf(metrics);
    }
}
