package dev.fanin.train;

import dev.fanin.activation.Softmax;
import dev.fanin.graph.Execution;
import dev.fanin.graph.Network;
import dev.fanin.loss.Loss;
import dev.fanin.metric.Metric;
import dev.fanin.metric.Tally;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/// Where a network's output meets its targets: loss, metrics, and the gradient that training sends
/// back.
///
/// A softmax at the end is joined with cross-entropy: the loss is then computed from the logits.
public final class Head {

    private final Network network;
    private final Loss loss;
    private final List<Metric> metrics;
    private final boolean fused;
    private final int last;
    private final int width;
    private final int rowsPerSample;
    private final int targetWidth;

    /// Joins a network and what it is compiled with; throws IllegalArgumentException where the loss
    /// cannot judge its output.
    public Head(Network network, Compiled compiled) {
        this.network = network;
        this.last = network.nodes().size() - 1;
        Loss onLogits = compiled.loss().onLogits();
        this.fused =
                network.nodes().get(last).layer().activation() instanceof Softmax && !onLogits.equals(compiled.loss());
        this.loss = fused ? onLogits : compiled.loss();
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

    /// Returns totals that are still empty.
    RunningMeans start() {
        Shape target = loss.targetShape(network.output());
        return new RunningMeans(
                metrics,
                metrics.stream()
                        .map(metric -> metric.start(network.output(), target))
                        .toList());
    }

    /// Adds loss and metrics of the batch that was just run forward.
    void measure(Execution execution, float[] targets, int samples, RunningMeans means) {
        float[] scored = fused ? execution.preActivation(last) : execution.activation(last);
        float[] output = execution.activation(last);
        int rows = samples * rowsPerSample;
        for (int row = 0; row < rows; row++) {
            means.add(loss.value(scored, row * width, targets, row * targetWidth, width));
        }
        for (Tally tally : means.tallies()) {
            tally.update(rows, width, targetWidth, output, targets, null);
        }
    }

    /// Writes the gradient of the batch's mean loss where the execution's backward pass starts.
    public void gradient(Execution execution, float[] targets, int samples) {
        float[] scored = fused ? execution.preActivation(last) : execution.activation(last);
        int rows = samples * rowsPerSample;
        float factor = 1f / rows;
        for (int row = 0; row < rows; row++) {
            loss.gradient(scored, row * width, targets, row * targetWidth, width, factor, execution.gradient(last));
        }
    }

    private static Shape withoutOnes(Shape shape) {
        return Shape.of(IntStream.of(shape.toArray()).filter(axis -> axis > 1).toArray());
    }
}
