package dev.fanin.metric;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;
import org.jspecify.annotations.Nullable;

/// The best of one rate over the thresholds at which another rate is at least a given value; 0
/// where there is none.
///
/// @param bound what the other rate must reach
/// @param numThresholds how many thresholds from 0 to 1 are tried; one alone is 0.5
/// @param classId the one value of a row that is looked at; null for all
record OperatingPoint(
        String name,
        Kind kind,
        double bound,
        int numThresholds,
        @Nullable Integer classId) implements Metric {

    OperatingPoint {
        Configs.requireFraction(kind.className, kind.argument, bound);
        Configs.requireAtLeast(kind.className, "num_thresholds", 1, numThresholds);
    }

    /// Which rate is reported and which is bounded.
    enum Kind {
        /// The best sensitivity with a specificity of at least the bound.
        SENSITIVITY_AT_SPECIFICITY("SensitivityAtSpecificity", "sensitivity_at_specificity", "specificity"),
        /// The best specificity with a sensitivity of at least the bound.
        SPECIFICITY_AT_SENSITIVITY("SpecificityAtSensitivity", "specificity_at_sensitivity", "sensitivity"),
        /// The best precision with a recall of at least the bound.
        PRECISION_AT_RECALL("PrecisionAtRecall", "precision_at_recall", "recall"),
        /// The best recall with a precision of at least the bound.
        RECALL_AT_PRECISION("RecallAtPrecision", "recall_at_precision", "precision");

        private final String className;
        private final String defaultName;
        private final String argument;

        Kind(String className, String defaultName, String argument) {
            this.className = className;
            this.defaultName = defaultName;
            this.argument = argument;
        }

        String className() {
            return className;
        }

        String defaultName() {
            return defaultName;
        }

        String argument() {
            return argument;
        }
    }

    @Override
    public Metric named(String other) {
        return new OperatingPoint(other, kind, bound, numThresholds, classId);
    }

    @Override
    public Config config() {
        return Configs.start(kind.className, name)
                .with("class_id", classId)
                .with("num_thresholds", numThresholds)
                .with(kind.argument, bound);
    }

    @Override
    public Tally start(Shape output, Shape target) {
        Widths widths = Widths.same(name, output, target);
        if (classId != null) {
            Configs.requireColumn(name, classId, widths.output());
        }
        return new Search(this);
    }

    private double best(Curve curve) {
        double[] truePositives = curve.truePositives();
        double[] falsePositives = curve.falsePositives();
        double targets = curve.targets();
        double others = curve.others();
        double best = 0;
        for (int i = 0; i < truePositives.length; i++) {
            double recall = Curve.quotient(truePositives[i], targets);
            double precision = Curve.ratio(truePositives[i], falsePositives[i]);
            double specificity = Curve.quotient(others - falsePositives[i], others);
            double bounded = switch (kind) {
                case SENSITIVITY_AT_SPECIFICITY -> specificity;
                case SPECIFICITY_AT_SENSITIVITY, PRECISION_AT_RECALL -> recall;
                case RECALL_AT_PRECISION -> precision;
            };
            double reported = switch (kind) {
                case SENSITIVITY_AT_SPECIFICITY, RECALL_AT_PRECISION -> recall;
                case SPECIFICITY_AT_SENSITIVITY -> specificity;
                case PRECISION_AT_RECALL -> precision;
            };
            // In float32, as in Keras, where a rate that should equal the bound does.
            if ((float) bounded >= (float) bound) {
                best = Math.max(best, reported);
            }
        }
        return best;
    }

    private static final class Search implements Tally {

        private final OperatingPoint metric;
        private final Curve curve;

        Search(OperatingPoint metric) {
            this.metric = metric;
            this.curve = new Curve(Thresholds.even(metric.numThresholds));
        }

        @Override
        public void update(
                int rows, int width, int targetWidth, float[] output, float[] target, float @Nullable [] rowWeights) {
            int from = metric.classId == null ? 0 : metric.classId;
            int columns = metric.classId == null ? width : 1;
            for (int row = 0; row < rows; row++) {
                double weight = rowWeights == null ? 1 : rowWeights[row];
                int start = row * width + from;
                for (int i = start; i < start + columns; i++) {
                    curve.add(output[i], target[i] != 0, weight);
                }
            }
        }

        @Override
        public double result() {
            return metric.best(curve);
        }

        @Override
        public void reset() {
            curve.reset();
        }
    }
}
