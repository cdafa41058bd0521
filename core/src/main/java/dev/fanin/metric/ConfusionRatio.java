package dev.fanin.metric;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;
import org.jspecify.annotations.Nullable;

/// Counts of right and wrong decisions at one threshold, and what precision and recall make of
/// them.
///
/// A value is decided to be positive where it is larger than the threshold; its target is positive
/// unless it is 0. A NaN is never positive.
///
/// @param threshold what positive values exceed; null is 0.5, or none where there is a top k
/// @param topK how many values of a row may be positive, the largest, of equal ones the first; null
///     for all
/// @param classId the one value of a row that is looked at; null for all
record ConfusionRatio(
        String name,
        Kind kind,
        @Nullable Double threshold,
        @Nullable Integer topK,
        @Nullable Integer classId) implements Metric {

    private static final double HALF = 0.5;
    private static final double NO_THRESHOLD = -1e10;

    ConfusionRatio {
        if (threshold != null) {
            Configs.requireFraction(kind.className, "thresholds", threshold);
        }
        if (topK != null) {
            Configs.requireAtLeast(kind.className, "top_k", 1, topK);
        }
    }

    /// What is reported; `tp` is the weight of true positives, and so on.
    enum Kind {
        /// `tp`.
        TRUE_POSITIVES("TruePositives", "true_positives") {
            @Override
            double of(ConfusionCounts counts) {
                return counts.truePositives();
            }
        },
        /// `tn`.
        TRUE_NEGATIVES("TrueNegatives", "true_negatives") {
            @Override
            double of(ConfusionCounts counts) {
                return counts.trueNegatives();
            }
        },
        /// `fp`.
        FALSE_POSITIVES("FalsePositives", "false_positives") {
            @Override
            double of(ConfusionCounts counts) {
                return counts.falsePositives();
            }
        },
        /// `fn`.
        FALSE_NEGATIVES("FalseNegatives", "false_negatives") {
            @Override
            double of(ConfusionCounts counts) {
                return counts.falseNegatives();
            }
        },
        /// `tp / (tp + fp)`, 0 where nothing is positive.
        PRECISION("Precision", "precision") {
            @Override
            double of(ConfusionCounts counts) {
                return Curve.ratio(counts.truePositives(), counts.falsePositives());
            }
        },
        /// `tp / (tp + fn)`, 0 where no target is positive.
        RECALL("Recall", "recall") {
            @Override
            double of(ConfusionCounts counts) {
                return Curve.ratio(counts.truePositives(), counts.falseNegatives());
            }
        };

        private final String className;
        private final String defaultName;

        Kind(String className, String defaultName) {
            this.className = className;
            this.defaultName = defaultName;
        }

        abstract double of(ConfusionCounts counts);

        boolean isCount() {
            return this != PRECISION && this != RECALL;
        }

        String defaultName() {
            return defaultName;
        }
    }

    @Override
    public Metric named(String other) {
        return new ConfusionRatio(other, kind, threshold, topK, classId);
    }

    @Override
    public Config config() {
        Config config = Configs.start(kind.className, name).with("thresholds", threshold);
        return kind.isCount() ? config : config.with("top_k", topK).with("class_id", classId);
    }

    @Override
    public Tally start(Shape output, Shape target) {
        Widths widths = Widths.same(name, output, target);
        if (classId != null) {
            Configs.requireColumn(name, classId, widths.output());
        }
        double cut = threshold != null ? threshold : topK != null ? NO_THRESHOLD : HALF;
        return new ConfusionCounts(kind, (float) cut, topK, classId, widths.output());
    }
}
