package dev.fanin.metric;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;
import dev.fanin.text.Quoted;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The weighted harmonic mean of precision and recall, averaged over the values of a row.
///
/// `(1 + b^2) p r / (b^2 p + r + e)` with `p = tp / (tp + fp + e)`, `r = tp / (tp + fn + e)` and `e
/// = 1e-7`. Without a threshold, the largest value of a row is positive, and all that equal it,
/// unless it is about 0; with one, every value above it.
///
/// Also called: F1 where beta is 1. Source: Keras 3.15.1, `FBetaScore`; the measure is that of van
/// Rijsbergen, "Information Retrieval", 1979, chapter 7. Keras can report one score for each value
/// of a row; here they must be averaged, since a history holds one number an epoch.
///
/// @param isF1 whether this is the class `F1Score`, which has no beta to set
/// @param average how the scores of the values are averaged
/// @param beta how much more recall counts than precision
/// @param threshold what positive values exceed, or null to take the largest of each row
record FBetaScore(
        String name,
        boolean isF1,
        Average average,
        double beta,
        @Nullable Double threshold) implements Metric {

    private static final double NEAR_ZERO = 1e-9;

    FBetaScore {
        if (!(beta > 0)) {
            throw new IllegalArgumentException("FBetaScore expects 'beta' above 0, got " + beta + ".");
        }
        if (threshold != null && !(threshold > 0 && threshold <= 1)) {
            throw new IllegalArgumentException((isF1 ? "F1Score" : "FBetaScore")
                    + " expects 'threshold' above 0 and at most 1, got " + threshold + ".");
        }
    }

    /// How scores of the values of a row become one.
    enum Average {
        /// One score of all values together.
        MICRO("micro"),
        /// The mean.
        MACRO("macro"),
        /// The mean, weighted by how many targets each value has.
        WEIGHTED("weighted");

        private final String text;

        Average(String text) {
            this.text = text;
        }

        static Average of(String className, @Nullable String text) {
            for (Average average : values()) {
                if (average.text.equals(text)) {
                    return average;
                }
            }
            throw new IllegalArgumentException(className + " expects 'average' to be micro, macro or weighted, got "
                    + (text == null ? "none" : Quoted.of(text))
                    + "; a history holds one number, not one for each class.");
        }
    }

    @Override
    public Metric named(String other) {
        return new FBetaScore(other, isF1, average, beta, threshold);
    }

    @Override
    public Config config() {
        Config config = Configs.start(isF1 ? "F1Score" : "FBetaScore", name).with("average", average.text);
        return (isF1 ? config : config.with("beta", beta)).with("threshold", threshold);
    }

    @Override
    public Tally start(Shape output, Shape target) {
        return new Scores(this, Widths.same(name, output, target).output());
    }

    private double score(double truePositives, double falsePositives, double falseNegatives) {
        double precision = truePositives / (truePositives + falsePositives + Configs.EPSILON);
        double recall = truePositives / (truePositives + falseNegatives + Configs.EPSILON);
        double square = beta * beta;
        return (1 + square) * precision * recall / (square * precision + recall + Configs.EPSILON);
    }

    private static final class Scores implements Tally {

        private final FBetaScore metric;
        private final double[] truePositives;
        private final double[] falsePositives;
        private final double[] falseNegatives;

        Scores(FBetaScore metric, int width) {
            this.metric = metric;
            this.truePositives = new double[width];
            this.falsePositives = new double[width];
            this.falseNegatives = new double[width];
        }

        @Override
        public void update(
                int rows, int width, int targetWidth, float[] output, float[] target, float @Nullable [] rowWeights) {
            for (int row = 0; row < rows; row++) {
                double weight = rowWeights == null ? 1 : rowWeights[row];
                float largest = largest(output, row * width, width);
                for (int k = 0; k < width; k++) {
                    double wanted = target[row * width + k];
                    if (isPositive(output[row * width + k], largest)) {
                        truePositives[k] += weight * wanted;
                        falsePositives[k] += weight * (1 - wanted);
                    } else {
                        falseNegatives[k] += weight * wanted;
                    }
                }
            }
        }

        private static float largest(float[] output, int from, int width) {
            float largest = output[from];
            for (int k = 1; k < width; k++) {
                largest = Math.max(largest, output[from + k]);
            }
            return largest;
        }

        private boolean isPositive(float value, float largest) {
            return metric.threshold == null
                    ? value >= largest && Math.abs(value) > NEAR_ZERO
                    : value > metric.threshold.floatValue();
        }

        @Override
        public double result() {
            if (metric.average == Average.MICRO) {
                return metric.score(sum(truePositives), sum(falsePositives), sum(falseNegatives));
            }
            double targets = sum(truePositives) + sum(falseNegatives);
            double result = 0;
            for (int k = 0; k < truePositives.length; k++) {
                double share = metric.average == Average.MACRO
                        ? 1.0 / truePositives.length
                        : (truePositives[k] + falseNegatives[k]) / (targets + Configs.EPSILON);
                result += share * metric.score(truePositives[k], falsePositives[k], falseNegatives[k]);
            }
            return result;
        }

        private static double sum(double[] values) {
            double sum = 0;
            for (double value : values) {
                sum += value;
            }
            return sum;
        }

        @Override
        public void reset() {
            Arrays.fill(truePositives, 0);
            Arrays.fill(falsePositives, 0);
            Arrays.fill(falseNegatives, 0);
        }
    }
}
