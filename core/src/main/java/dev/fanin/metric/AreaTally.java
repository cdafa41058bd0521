package dev.fanin.metric;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One curve, or one for each value of a row.
final class AreaTally implements Tally {

    private final AreaUnderCurve metric;
    private final List<Curve> curves;

    /// How much each value of a row counts.
    private final double[] weights;

    AreaTally(AreaUnderCurve metric, int width) {
        this.metric = metric;
        this.curves = Stream.generate(() -> new Curve(metric.cuts()))
                .limit(metric.multiLabel() ? width : 1)
                .toList();
        this.weights = new double[width];
        for (int k = 0; k < width; k++) {
            List<Double> given = metric.labelWeights();
            weights[k] = given == null ? 1 : given.get(k);
        }
    }

    @Override
    public void update(
            int rows, int width, int targetWidth, float[] output, float[] target, float @Nullable [] rowWeights) {
        boolean multiLabel = metric.multiLabel();
        for (int row = 0; row < rows; row++) {
            double rowWeight = rowWeights == null ? 1 : rowWeights[row];
            for (int k = 0; k < width; k++) {
                float value = probability(output[row * width + k]);
                boolean isTarget = target[row * width + k] != 0;
                if (multiLabel) {
                    curves.get(k).add(value, isTarget, rowWeight);
                } else {
                    curves.getFirst().add(value, isTarget, rowWeight * weights[k]);
                }
            }
        }
    }

    private float probability(float value) {
        return metric.fromLogits() ? (float) (1 / (1 + StrictMath.exp(-value))) : value;
    }

    @Override
    public double result() {
        if (!metric.multiLabel()) {
            return area(0);
        }
        double sum = 0;
        double weight = 0;
        for (int k = 0; k < curves.size(); k++) {
            sum += weights[k] * area(k);
            weight += weights[k];
        }
        return Curve.quotient(sum, weight);
    }

    private double area(int curve) {
        return CurveArea.of(metric.curve(), metric.summation(), curves.get(curve));
    }

    @Override
    public void reset() {
        curves.forEach(Curve::reset);
    }
}
