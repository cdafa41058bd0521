package dev.fanin.train;

import dev.fanin.metric.Metric;
import dev.fanin.metric.Tally;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The means of loss and metrics over the rows seen so far, added up in double.
public final class RunningMeans {

    private final List<Metric> metrics;
    private final List<Tally> tallies;
    private double loss;
    private long rows;

    RunningMeans(List<Metric> metrics, List<Tally> tallies) {
        this.metrics = metrics;
        this.tallies = tallies;
    }

    void add(double rowLoss) {
        loss += rowLoss;
        rows++;
    }

    List<Tally> tallies() {
        return tallies;
    }

    void addAll(RunningMeans other) {
        loss += other.loss;
        rows += other.rows;
    }

    /// Returns the mean loss so far.
    public double loss() {
        return loss / rows;
    }

    /// Returns the means by name, the loss last, as Keras shows them; the prefix stands before each
    /// name.
    public Map<String, Double> values(String prefix) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (int i = 0; i < tallies.size(); i++) {
            values.put(prefix + metrics.get(i).name(), tallies.get(i).result());
        }
        values.put(prefix + "loss", loss());
        return values;
    }
}
