package dev.fanin.metric;

import dev.fanin.config.Config;
import dev.fanin.metric.CurveArea.Rates;
import dev.fanin.metric.CurveArea.Summation;
import dev.fanin.tensor.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The area under a curve that a threshold draws, as a sum over many thresholds.
///
/// Thresholds are evenly spaced from 0 to 1, or the given ones and the two ends. A target is
/// positive unless it is 0; a NaN lies below every threshold.
///
/// Source: Keras 3.15.1, `AUC`. Precision over recall is interpolated after Davis and Goadrich,
/// "The relationship between Precision-Recall and ROC curves", 2006; gains are those of Flach and
/// Kull, "Precision-Recall-Gain curves", 2015.
///
/// @param numThresholds how many thresholds there are, the ends among them
/// @param curve which rates are drawn
/// @param summation what stands between two thresholds
/// @param thresholds the thresholds between the ends, or null for evenly spaced ones
/// @param multiLabel whether each value of a row has a curve of its own, whose areas are averaged
/// @param numLabels how many values a row has, or null where that is left open
/// @param labelWeights how much each value of a row counts, or null where all count 1
/// @param fromLogits whether outputs are logits, which go through the logistic function first
record AreaUnderCurve(
        String name,
        int numThresholds,
        Rates curve,
        Summation summation,
        @Nullable List<Double> thresholds,
        boolean multiLabel,
        @Nullable Integer numLabels,
        @Nullable List<Double> labelWeights,
        boolean fromLogits)
        implements Metric {

    static final String CLASS_NAME = "AUC";

    AreaUnderCurve {
        if (thresholds == null) {
            Configs.requireAtLeast(CLASS_NAME, "num_thresholds", 2, numThresholds);
        } else {
            thresholds = thresholds.stream().sorted().toList();
            thresholds.forEach(value -> Configs.requireFraction(CLASS_NAME, "thresholds", value));
            numThresholds = thresholds.size() + 2;
        }
        if (numLabels != null && !multiLabel) {
            throw new IllegalArgumentException(
                    "AUC expects 'num_labels' only where 'multi_label' is true, got " + numLabels + ".");
        }
        labelWeights = labelWeights == null ? null : List.copyOf(labelWeights);
    }

    @Override
    public Metric named(String other) {
        return new AreaUnderCurve(
                other, numThresholds, curve, summation, thresholds, multiLabel, numLabels, labelWeights, fromLogits);
    }

    @Override
    public Config config() {
        Config config = Configs.start(CLASS_NAME, name)
                .with("num_thresholds", numThresholds)
                .with("curve", curve.name())
                .with("summation_method", summation.text())
                .with("multi_label", multiLabel)
                .with("num_labels", numLabels)
                .with("label_weights", labelWeights)
                .with("from_logits", fromLogits);
        return thresholds == null ? config : config.with("thresholds", thresholds);
    }

    @Override
    public Tally start(Shape output, Shape target) {
        int width = Widths.same(name, output, target).output();
        require("num_labels", numLabels, width);
        require("label_weights", labelWeights == null ? null : labelWeights.size(), width);
        return new AreaTally(this, width);
    }

    private void require(String argument, @Nullable Integer given, int width) {
        if (given != null && given != width) {
            throw new IllegalArgumentException("AUC expects '" + argument + "' for the " + width
                    + " values of a row of the output, got " + given + ".");
        }
    }

    Thresholds cuts() {
        return thresholds == null ? Thresholds.evenAndWidened(numThresholds) : Thresholds.widened(thresholds);
    }
}
