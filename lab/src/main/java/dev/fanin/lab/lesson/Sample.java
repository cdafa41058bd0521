package dev.fanin.lab.lesson;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/// Independent measurements of one quantity.
///
/// Standard errors of the mean come from the sample itself; for shares and standard deviations,
/// where theory knows the distribution, from theory.
final class Sample {

    private final double[] values;

    private Sample(double[] values) {
        this.values = values;
    }

    static Sample of(double... values) {
        return new Sample(values);
    }

    static Sample of(float[] values) {
        double[] copy = new double[values.length];
        Arrays.setAll(copy, i -> values[i]);
        return new Sample(copy);
    }

    Sample map(DoubleUnaryOperator f) {
        return new Sample(Arrays.stream(values).map(f).toArray());
    }

    int size() {
        return values.length;
    }

    double mean() {
        return Arrays.stream(values).sum() / values.length;
    }

    double standardDeviation() {
        double mean = mean();
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (values.length - 1));
    }

    /// The mean, with the standard error the sample shows.
    Row meanRow(String quantity, double predicted) {
        return new Row(quantity, predicted, mean(), standardDeviation() / Math.sqrt(values.length));
    }

    /// The standard deviation of values that are normal, or nearly so.
    ///
    /// @param kurtosis the fourth moment over the squared variance, 3 for the normal distribution
    Row deviationRow(String quantity, double predicted, double kurtosis) {
        double error = predicted * Math.sqrt((kurtosis - 1) / (4 * values.length));
        return new Row(quantity, predicted, standardDeviation(), error);
    }

    /// The share of values that are 1 among values that are 0 or 1.
    Row shareRow(String quantity, double predicted) {
        return new Row(quantity, predicted, mean(), Math.sqrt(predicted * (1 - predicted) / values.length));
    }
}
