package dev.fanin.metric;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The weights of the four kinds of decisions at one threshold.
final class ConfusionCounts implements Tally {

    private final ConfusionRatio.Kind kind;
    private final float threshold;
    private final int topK;
    private final int from;
    private final int columns;

    /// Whether a value is among the largest k of its row; empty where all may be positive.
    private final boolean[] chosen;

    private double truePositives;
    private double trueNegatives;
    private double falsePositives;
    private double falseNegatives;

    ConfusionCounts(
            ConfusionRatio.Kind kind, float threshold, @Nullable Integer topK, @Nullable Integer classId, int width) {
        this.kind = kind;
        this.threshold = threshold;
        this.topK = topK == null ? width : Math.min(topK, width);
        this.from = classId == null ? 0 : classId;
        this.columns = classId == null ? width : 1;
        this.chosen = new boolean[this.topK == width ? 0 : width];
    }

    @Override
    public void update(
            int rows, int width, int targetWidth, float[] output, float[] target, float @Nullable [] rowWeights) {
        for (int row = 0; row < rows; row++) {
            if (chosen.length > 0) {
                choose(output, row * width, width);
            }
            double weight = rowWeights == null ? 1 : rowWeights[row];
            for (int k = from; k < from + columns; k++) {
                boolean positive = output[row * width + k] > threshold && (chosen.length == 0 || chosen[k]);
                add(positive, target[row * width + k] != 0, weight);
            }
        }
    }

    private void add(boolean positive, boolean target, double weight) {
        if (positive && target) {
            truePositives += weight;
        } else if (positive) {
            falsePositives += weight;
        } else if (target) {
            falseNegatives += weight;
        } else {
            trueNegatives += weight;
        }
    }

    private void choose(float[] output, int start, int width) {
        Arrays.fill(chosen, false);
        for (int n = 0; n < topK; n++) {
            int best = -1;
            for (int k = 0; k < width; k++) {
                if (!chosen[k] && (best < 0 || output[start + k] > output[start + best])) {
                    best = k;
                }
            }
            chosen[best] = true;
        }
    }

    double truePositives() {
        return truePositives;
    }

    double trueNegatives() {
        return trueNegatives;
    }

    double falsePositives() {
        return falsePositives;
    }

    double falseNegatives() {
        return falseNegatives;
    }

    @Override
    public double result() {
        return kind.of(this);
    }

    @Override
    public void reset() {
        truePositives = 0;
        trueNegatives = 0;
        falsePositives = 0;
        falseNegatives = 0;
    }
}
