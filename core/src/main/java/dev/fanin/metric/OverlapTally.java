package dev.fanin.metric;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The weights of targets, of predictions and of their agreements, by class.
final class OverlapTally implements Tally {

    private static final double NOTHING = 1e-9;

    private final IntersectionOverUnion metric;
    private final double[] both;
    private final double[] targets;
    private final double[] predictions;

    OverlapTally(IntersectionOverUnion metric) {
        this.metric = metric;
        this.both = new double[metric.numClasses()];
        this.targets = new double[metric.numClasses()];
        this.predictions = new double[metric.numClasses()];
    }

    @Override
    public void update(
            int rows, int width, int targetWidth, float[] output, float[] target, float @Nullable [] rowWeights) {
        int labels = metric.sparseTarget() ? targetWidth : 1;
        for (int row = 0; row < rows; row++) {
            double weight = rowWeights == null ? 1 : rowWeights[row];
            for (int k = 0; k < labels; k++) {
                int wanted = metric.sparseTarget()
                        ? number(target[row * targetWidth + k])
                        : ClassificationScore.largest(target, row * targetWidth, targetWidth);
                int given = metric.sparseOutput()
                        ? predicted(output[row * width + k])
                        : ClassificationScore.largest(output, row * width, width);
                add(wanted, given, weight);
            }
        }
    }

    private int predicted(float value) {
        return metric.form() != IntersectionOverUnion.Form.BINARY
                ? number(value)
                : value >= (float) metric.threshold() ? 1 : 0;
    }

    /// Cuts to a whole number, as Keras does; a NaN is none.
    private static int number(float value) {
        return Float.isNaN(value) ? -1 : (int) value;
    }

    private void add(int wanted, int given, double weight) {
        Integer ignored = metric.ignoreClass();
        boolean counts = isClass(wanted) && isClass(given) && (ignored == null || wanted != ignored);
        if (counts) {
            targets[wanted] += weight;
            predictions[given] += weight;
            both[wanted] += wanted == given ? weight : 0;
        }
    }

    private boolean isClass(int number) {
        return number >= 0 && number < both.length;
    }

    @Override
    public double result() {
        double sum = 0;
        int classes = 0;
        for (int id : metric.targetClassIds()) {
            double union = targets[id] + predictions[id] - both[id];
            if (union > NOTHING) {
                sum += both[id] / (union + Configs.EPSILON);
                classes++;
            }
        }
        return sum / (classes + Configs.EPSILON);
    }

    @Override
    public void reset() {
        Arrays.fill(both, 0);
        Arrays.fill(targets, 0);
        Arrays.fill(predictions, 0);
    }
}
