package dev.fanin.metric;

import dev.fanin.config.Config;

/// The metrics by factory and by Keras name; those with many arguments are made by name.
///
/// A metric made by a factory has the name that its class in Keras gives it; where one kind is used
/// twice, [Metric#named] tells the two apart.
public final class Metrics {

    private static final double HALF = 0.5;

    private Metrics() {}

    /// Returns the share of rows predicted rightly, in the form that follows from the shapes: an
    /// output of one value is compared with 0.5, of several the largest must be the class.
    public static Metric accuracy() {
        return new Accuracy(Accuracy.CLASS_NAME);
    }

    /// Returns the share of values that lie on their target's side of 0.5.
    public static Metric binaryAccuracy() {
        return binaryAccuracy(HALF);
    }

    /// Returns the share of values that lie on their target's side of a threshold.
    public static Metric binaryAccuracy(double threshold) {
        return RowMean.of(new BinaryAccuracy(threshold));
    }

    /// Returns the share of rows that are largest where their one-hot target is.
    public static Metric categoricalAccuracy() {
        return RowMean.of(ClassificationScore.CATEGORICAL_ACCURACY);
    }

    /// Returns the share of rows that are largest at their class number.
    public static Metric sparseCategoricalAccuracy() {
        return RowMean.of(ClassificationScore.SPARSE_CATEGORICAL_ACCURACY);
    }

    /// Returns the share of rows whose one-hot target is among the k largest outputs.
    public static Metric topKCategoricalAccuracy(int k) {
        return RowMean.of(new TopK(false, k));
    }

    /// Returns the share of rows whose class number is among the k largest outputs.
    public static Metric sparseTopKCategoricalAccuracy(int k) {
        return RowMean.of(new TopK(true, k));
    }

    /// Returns the share of positive decisions, those above 0.5, that are right.
    public static Metric precision() {
        return named("precision");
    }

    /// Returns the share of positive targets that are found, by an output above 0.5.
    public static Metric recall() {
        return named("recall");
    }

    /// Returns the area under the curve of true over false positive rates, at 200 thresholds.
    public static Metric auc() {
        return named("auc");
    }

    /// Returns the mean over classes of the harmonic mean of precision and recall, where the
    /// largest output of a row is positive.
    public static Metric macroF1() {
        return named("f1_score(average=macro)");
    }

    /// Returns the mean squared error.
    public static Metric meanSquaredError() {
        return RowMean.of(RegressionError.MEAN_SQUARED_ERROR);
    }

    /// Returns the root of the mean squared error.
    public static Metric rootMeanSquaredError() {
        return RowMean.of(RegressionError.ROOT_MEAN_SQUARED_ERROR);
    }

    /// Returns the mean absolute error.
    public static Metric meanAbsoluteError() {
        return RowMean.of(RegressionError.MEAN_ABSOLUTE_ERROR);
    }

    /// Returns the share of the targets' variance that predictions explain.
    public static Metric r2Score() {
        return named("r2_score");
    }

    /// Returns the metric of the given Keras name, with arguments in brackets where it has any:
    /// `auc(curve=PR)`, `top_k_categorical_accuracy(k=3,name=top3)`. Throws with a suggestion where
    /// there is none.
    ///
    /// The metric has the name that was written, so a history shows `mae` for `mae`. As in Keras,
    /// `accuracy` and `acc` may be written in upper case.
    public static Metric named(String text) {
        return MetricNames.read(text);
    }

    /// Returns the metric that Keras makes from a class name and arguments; the class name may be
    /// any name that [#named] knows.
    ///
    /// Throws IllegalArgumentException where there is no such metric, and where it would report
    /// more than one number.
    public static Metric of(Config config) {
        return MetricReader.read(config);
    }
}
