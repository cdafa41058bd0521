package dev.fanin.metric;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The share of the targets' variance that predictions explain, averaged over the values of a row.
///
/// `1 - sum (t - y)^2 / sum (t - mean t)^2` for each value of a row; 0 where its targets are all
/// the same and predictions are not right. With p regressors and n targets in all, adjusted to `1 -
/// (1 - R^2) (n - 1) / (n - p - 1)`, unless n is p + 1 or less.
///
/// Also called: coefficient of determination. Source: Keras 3.15.1, `R2Score`. The variance is
/// added up as in Welford, "Note on a method for calculating corrected sums of squares", 1962, so
/// that targets far from 0 cost no digits. Before any row the result is NaN.
///
/// @param isVarianceWeighted whether values are averaged by the variance of their targets, not
///     evenly
/// @param numRegressors how many regressors the result is adjusted for; 0 for no adjustment
record R2Score(String name, boolean isVarianceWeighted, int numRegressors) implements Metric {

    static final String UNIFORM = "uniform_average";
    static final String VARIANCE_WEIGHTED = "variance_weighted_average";

    R2Score {
        Configs.requireAtLeast("R2Score", "num_regressors", 0, numRegressors);
    }

    @Override
    public Metric named(String other) {
        return new R2Score(other, isVarianceWeighted, numRegressors);
    }

    @Override
    public Config config() {
        return Configs.start("R2Score", name)
                .with("class_aggregation", isVarianceWeighted ? VARIANCE_WEIGHTED : UNIFORM)
                .with("num_regressors", numRegressors);
    }

    @Override
    public Tally start(Shape output, Shape target) {
        return new Variance(this, Widths.same(name, output, target).output());
    }

    private static final class Variance implements Tally {

        private final R2Score metric;
        private final double[] mean;
        private final double[] spread;
        private final double[] residual;
        private double weight;
        private long targets;

        Variance(R2Score metric, int width) {
            this.metric = metric;
            this.mean = new double[width];
            this.spread = new double[width];
            this.residual = new double[width];
        }

        @Override
        public void update(
                int rows, int width, int targetWidth, float[] output, float[] target, float @Nullable [] rowWeights) {
            targets += (long) rows * width;
            for (int row = 0; row < rows; row++) {
                double rowWeight = rowWeights == null ? 1 : rowWeights[row];
                weight += rowWeight;
                double step = weight == 0 ? 0 : rowWeight / weight;
                for (int k = 0; k < width; k++) {
                    double wanted = target[row * width + k];
                    double error = wanted - output[row * width + k];
                    double before = wanted - mean[k];
                    mean[k] += step * before;
                    spread[k] += rowWeight * before * (wanted - mean[k]);
                    residual[k] += rowWeight * error * error;
                }
            }
        }

        @Override
        public double result() {
            if (weight == 0) {
                return Double.NaN;
            }
            double sum = 0;
            double total = 0;
            for (int k = 0; k < mean.length; k++) {
                double score = 1 - residual[k] / spread[k];
                double share = metric.isVarianceWeighted ? spread[k] : 1;
                sum += share * (Double.isInfinite(score) ? 0 : score);
                total += share;
            }
            return adjusted(sum / total);
        }

        private double adjusted(double score) {
            long left = targets - metric.numRegressors - 1;
            return metric.numRegressors == 0 || left <= 0 ? score : 1 - (1 - score) * (targets - 1) / left;
        }

        @Override
        public void reset() {
            Arrays.fill(mean, 0);
            Arrays.fill(spread, 0);
            Arrays.fill(residual, 0);
            weight = 0;
            targets = 0;
        }
    }
}
