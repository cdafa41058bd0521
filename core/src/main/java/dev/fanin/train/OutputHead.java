package dev.fanin.train;

import dev.fanin.graph.Execution;
import dev.fanin.graph.Network;
import dev.fanin.graph.Node;
import dev.fanin.loss.Loss;
import dev.fanin.metric.Metric;
import dev.fanin.metric.Tally;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// One output of a network and its targets.
///
/// Where the loss can be computed better from what goes into the last activation, it is; the
/// gradient then passes the activation by.
final class OutputHead {

    private final int node;
    private final int width;
    private final int rows;
    private final int targetWidth;
    private final Shape output;
    private final Shape target;
    private final String prefix;
    private final Loss given;
    private final Loss loss;
    private final boolean fused;
    private final float lossWeight;
    private final List<String> names = new ArrayList<>();
    private final List<Tally> tallies = new ArrayList<>();
    private final int plainTallies;
    private double[] losses = new double[0];
    private float[] factors = new float[0];
    private double lossSum;
    private long samplesSeen;

    OutputHead(Network network, int index, Compiled.Judgement judgement, String prefix) {
        this.node = network.outputs().get(index);
        Node last = network.nodes().get(node);
        this.output = last.output();
        this.width = output.rowSize();
        this.rows = output.arraySize() / width;
        this.given = judgement.loss();
        Loss joined = given.joined(last.layer().activation());
        boolean isPenalized = !last.layer().activityRegularizer().isNone();
        boolean isReadOn =
                network.nodes().stream().anyMatch(reader -> reader.sources().contains(node));
        this.fused = !joined.equals(given) && !isReadOn && !isPenalized;
        this.loss = fused ? joined : given;
        this.target = given.targetShape(output);
        this.targetWidth = target.arraySize() / rows;
        this.lossWeight = (float) judgement.lossWeight();
        this.prefix = prefix;
        for (Metric metric : judgement.metrics()) {
            add(metric);
        }
        this.plainTallies = tallies.size();
        for (Metric metric : judgement.weightedMetrics()) {
            add(metric);
        }
    }

    private void add(Metric metric) {
        names.add(prefix + metric.name());
        tallies.add(metric.start(output, target));
    }

    boolean isFused() {
        return fused;
    }

    int targetSize() {
        return targetWidth * rows;
    }

    int rows() {
        return rows;
    }

    void check(int samples, Tensor y) {
        Shape expected = target.prepend(samples);
        boolean sameRows = y.shape().rank() > 0 && y.shape().axis(0) == samples;
        if (!sameRows || !withoutOnes(y.shape()).equals(withoutOnes(expected))) {
            throw new IllegalArgumentException("The loss '" + given.name() + "' expects targets of shape " + expected
                    + " for an output of shape " + output.prepend(samples) + ", got " + y.shape() + ".");
        }
    }

    void plan(int capacity) {
        int count = Math.max(1, capacity * rows);
        if (losses.length < count) {
            losses = new double[count];
            factors = new float[count];
        }
    }

    void reset() {
        lossSum = 0;
        samplesSeen = 0;
        for (int i = 0; i < tallies.size(); i++) {
            tallies.get(i).reset();
        }
    }

    /// Returns the weighted loss of a batch.
    double measure(Execution execution, float[] targets, float[] weights, boolean weighted, int samples) {
        float[] scored = fused ? execution.preActivation(node) : execution.activation(node);
        int count = loss.count(samples * rows);
        loss.values(samples * rows, width, scored, targets, losses);
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += isIn(i, targets) ? (weighted ? losses[i] * weight(weights, i, count, samples) : losses[i]) : 0;
        }
        double value = sum / divisor(targets, weights, weighted, samples, count);
        lossSum += value * samples;
        samplesSeen += samples;
        float[] x = execution.activation(node);
        for (int i = 0; i < tallies.size(); i++) {
            tallies.get(i)
                    .update(
                            samples * rows,
                            width,
                            targetWidth,
                            x,
                            targets,
                            weighted && i >= plainTallies ? weights : null);
        }
        return lossWeight * value;
    }

    void gradient(Execution execution, float[] targets, float[] weights, boolean weighted, int samples) {
        float[] scored = fused ? execution.preActivation(node) : execution.activation(node);
        int count = loss.count(samples * rows);
        double scale = lossWeight / divisor(targets, weights, weighted, samples, count);
        for (int i = 0; i < count; i++) {
            factors[i] = (float) (weighted ? scale * weight(weights, i, count, samples) : scale);
        }
        if (loss.isMasked()) {
            for (int i = 0; i < count; i++) {
                factors[i] = isIn(i, targets) ? factors[i] : 0;
            }
        }
        loss.gradient(samples * rows, width, scored, targets, factors, execution.gradient(node));
    }

    private boolean isIn(int row, float[] targets) {
        return !loss.isMasked() || loss.counts(row, targets, losses[row]);
    }

    /// The weight of a loss that stands for all rows is the mean of theirs.
    private double weight(float[] weights, int i, int count, int samples) {
        if (count == samples * rows) {
            return weights[i];
        }
        double sum = 0;
        for (int row = 0; row < samples * rows; row++) {
            sum += weights[row];
        }
        return sum / (samples * rows);
    }

    /// What the weighted sum is divided by; 1 where nothing counts, so that the loss is 0.
    private double divisor(float[] targets, float[] weights, boolean weighted, int samples, int count) {
        int counted = count;
        double sum = count;
        if (loss.isMasked() || weighted) {
            counted = 0;
            sum = 0;
            for (int i = 0; i < count; i++) {
                if (isIn(i, targets)) {
                    counted++;
                    sum += weighted ? weight(weights, i, count, samples) : 1;
                }
            }
        }
        double divisor = loss.reduction().divisor(counted, sum);
        return divisor == 0 ? 1 : divisor;
    }

    /// Adds what was measured since the last reset.
    void addTo(Map<String, Double> values, boolean withLoss) {
        for (int i = 0; i < tallies.size(); i++) {
            values.put(names.get(i), tallies.get(i).result());
        }
        if (withLoss) {
            values.put(prefix + "loss", lossSum / samplesSeen);
        }
    }

    private static Shape withoutOnes(Shape shape) {
        return Shape.of(IntStream.of(shape.toArray()).filter(axis -> axis > 1).toArray());
    }
}
