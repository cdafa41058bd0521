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
/// @param outputs how each output is judged, in the network's order; one for a network with several
///     outputs holds for all of them
public record Compiled(Optimizer optimizer, List<Judgement> outputs) {

    /// How one output is judged.
    ///
    /// @param loss what is minimised
    /// @param lossWeight how much this loss counts in the sum over all outputs
    /// @param metrics what is reported besides, over all samples alike
    /// @param weightedMetrics what is reported besides, over samples as they are weighted
    public record Judgement(Loss loss, double lossWeight, List<Metric> metrics, List<Metric> weightedMetrics) {

        public Judgement {
            metrics = List.copyOf(metrics);
            weightedMetrics = List.copyOf(weightedMetrics);
            Set<String> names = new HashSet<>();
            for (List<Metric> list : List.of(metrics, weightedMetrics)) {
                for (Metric metric : list) {
                    if (!names.add(metric.name())) {
                        throw new IllegalArgumentException("Metric '" + metric.name()
                                + "' is given twice; give it once, or give one another name with named(...).");
                    }
                }
            }
            if (!Double.isFinite(lossWeight)) {
                throw new IllegalArgumentException("A loss weight must be a finite number, got " + lossWeight + ".");
            }
        }

        /// Returns this judgement with the loss counting so much.
        public Judgement weighted(double weight) {
            return new Judgement(loss, weight, metrics, weightedMetrics);
        }

        /// Returns this judgement with metrics over samples as they are weighted.
        public Judgement weightedMetrics(Metric... more) {
            return new Judgement(loss, lossWeight, metrics, List.of(more));
        }
    }

    public Compiled {
        outputs = List.copyOf(outputs);
        if (outputs.isEmpty()) {
            throw new IllegalArgumentException("A model needs a loss to be trained, got none.");
        }
    }

    /// Returns how a network with one output is trained and judged.
    public static Compiled of(Optimizer optimizer, Loss loss, Metric... metrics) {
        return new Compiled(optimizer, List.of(judgement(loss, metrics)));
    }

    /// Returns how one output is judged.
    public static Judgement judgement(Loss loss, Metric... metrics) {
        return new Judgement(loss, 1, List.of(metrics), List.of());
    }

    /// Returns how one of so many outputs is judged.
    ///
    /// @param index the number of the output, from 0
    /// @param count how many outputs the network has
    public Judgement output(int index, int count) {
        if (outputs.size() != 1 && outputs.size() != count) {
            throw new IllegalArgumentException("The network has " + count + " outputs, and " + outputs.size()
                    + " losses are given; give one for each, or one for all.");
        }
        return outputs.get(outputs.size() == 1 ? 0 : index);
    }
}
