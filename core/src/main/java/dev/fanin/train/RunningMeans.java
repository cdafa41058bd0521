package dev.fanin.train;

import dev.fanin.metric.Metric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The means of loss and metrics over the rows seen so far, added up in double.
public final class RunningMeans {

    private final List<Metric> metrics;
    private final double[] sums;
    private double loss;
    private long rows;

    RunningMeans(List<Metric> metrics) {
        this.metrics = metrics;
        this.sums = new double[metrics.size()];
    }

    void add(double rowLoss) {
        loss += rowLoss;
        rows++;
    }

    void addMetric(int metric, double value) {
        sums[metric] += value;
    }

    void addAll(RunningMeans other) {
        loss += other.loss;
        rows += other.rows;
        for (int i = 0; i < sums.length; i++) {
            sums[i] += other.sums[i];
        }
    }

    /// Returns the mean loss so far.
    public double loss() {
        return loss / rows;
    }

    /// Returns the means by name, the loss last, as Keras shows them; the prefix stands before each
    /// name.
    public Map<String, Double> values(String prefix) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (int i = 0; i < sums.length; i++) {
            values.put(prefix + metrics.get(i).name(), sums[i] / rows);
        }
        values.put(prefix + "loss", loss());
        return values;
    }
}
