package dev.fanin.train;

import dev.fanin.graph.Execution;
import dev.fanin.graph.Network;
import dev.fanin.loss.Loss;
import dev.fanin.metric.Metric;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Where a network's output meets its targets: loss, metrics, and the gradient that training sends
/// back.
///
/// A softmax or sigmoid at the end is joined with cross-entropy: the loss is then computed from the
/// logits.
public final class Head {

    private final Network network;
    private final Loss loss;
    private final List<Metric> metrics;
    private final boolean fused;
    private final int last;
    private final int width;
    private final int rowsPerSample;
    private final int targetWidth;
    private double[] losses = {};
    private float[] factors = {};

    /// Joins a network and what it is compiled with; throws IllegalArgumentException where the loss
    /// cannot judge its output.
    public Head(Network network, Compiled compiled) {
        this.network = network;
        this.last = network.nodes().size() - 1;
        this.loss = compiled.loss().joined(network.nodes().get(last).layer().activation());
        this.fused = !loss.equals(compiled.loss());
        this.metrics = compiled.metrics();
        this.width = network.output().rowSize();
        this.rowsPerSample = network.output().arraySize() / width;
        this.targetWidth = loss.targetShape(network.output()).arraySize() / rowsPerSample;
    }

    /// Throws IllegalArgumentException unless the targets are of the shape that the loss expects;
    /// axes of length 1 may be there or not.
    public void check(Tensor x, Tensor y) {
        int samples = x.shape().axis(0);
        Shape expected = loss.targetShape(network.output()).prepend(samples);
        boolean sameRows = y.shape().rank() > 0 && y.shape().axis(0) == samples;
        if (!sameRows || !withoutOnes(y.shape()).equals(withoutOnes(expected))) {
            throw new IllegalArgumentException("The loss '" + loss.name() + "' expects targets of shape " + expected
                    + " for an output of shape " + network.output().prepend(samples) + ", got " + y.shape() + ".");
        }
    }

    /// Returns whether the gradient written by [#gradient] is that of the logits.
    public boolean isFused() {
        return fused;
    }

    /// Adds loss and metrics of the batch that was just run forward.
    void measure(Execution execution, float[] targets, int samples, RunningMeans means) {
        float[] scored = fused ? execution.preActivation(last) : execution.activation(last);
        float[] output = execution.activation(last);
        int rows = samples * rowsPerSample;
        prepare(rows);
        loss.values(rows, width, scored, targets, losses);
        for (int i = 0; i < loss.count(rows); i++) {
            if (loss.counts(i, targets, losses[i])) {
                means.add(losses[i]);
            }
        }
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < metrics.size(); i++) {
                means.addMetric(
                        i, metrics.get(i).value(output, row * width, width, targets, row * targetWidth, targetWidth));
            }
        }
    }

    /// Writes the gradient of the batch's mean loss where the execution's backward pass starts.
    public void gradient(Execution execution, float[] targets, int samples) {
        float[] scored = fused ? execution.preActivation(last) : execution.activation(last);
        int rows = samples * rowsPerSample;
        prepare(rows);
        int count = loss.count(rows);
        int counted = count;
        if (loss.isMasked()) {
            loss.values(rows, width, scored, targets, losses);
            counted = 0;
            for (int i = 0; i < count; i++) {
                counted += loss.counts(i, targets, losses[i]) ? 1 : 0;
            }
        }
        Arrays.fill(
                factors,
                0,
                count,
                counted == 0 ? 0 : (float) (1 / loss.reduction().divisor(counted, counted)));
        loss.gradient(rows, width, scored, targets, factors, execution.gradient(last));
    }

    private void prepare(int rows) {
        if (losses.length < rows) {
            losses = new double[rows];
            factors = new float[rows];
        }
    }

    private static Shape withoutOnes(Shape shape) {
        return Shape.of(IntStream.of(shape.toArray()).filter(axis -> axis > 1).toArray());
    }
}
