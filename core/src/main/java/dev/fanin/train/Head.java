package dev.fanin.train;

import dev.fanin.graph.Execution;
import dev.fanin.graph.Network;
import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Where a network's outputs meet their targets: losses, metrics, and the gradients that training
/// sends back.
public final class Head {

    private final List<OutputHead> outputs = new ArrayList<>();
    private final boolean[] fused;

    /// Joins a network and what it is compiled with; throws IllegalArgumentException where a loss
    /// cannot judge its output.
    public Head(Network network, Compiled compiled) {
        int count = network.outputs().size();
        fused = new boolean[count];
        for (int i = 0; i < count; i++) {
            String prefix = count == 1 ? "" : network.outputName(i) + "_";
            outputs.add(new OutputHead(network, i, compiled.output(i, count), prefix));
            fused[i] = outputs.get(i).isFused();
        }
    }

    /// Throws IllegalArgumentException unless the targets are of the shapes that the losses expect;
    /// axes of length 1 may be there or not.
    public void check(int samples, List<Tensor> y) {
        if (y.size() != outputs.size()) {
            throw new IllegalArgumentException("The model expects targets for " + outputs.size()
                    + (outputs.size() == 1 ? " output" : " outputs") + ", got " + y.size() + ".");
        }
        for (int i = 0; i < y.size(); i++) {
            outputs.get(i).check(samples, y.get(i));
        }
    }

    /// Returns for each output whether the gradient written by [#gradient] is that of the values
    /// before the last activation.
    public boolean[] fused() {
        return fused;
    }

    int outputs() {
        return outputs.size();
    }

    /// Returns how many values the target of one sample has.
    int targetSize(int output) {
        return outputs.get(output).targetSize();
    }

    /// Returns how many rows the output of one sample has.
    int rows(int output) {
        return outputs.get(output).rows();
    }

    void reset() {
        for (int i = 0; i < outputs.size(); i++) {
            outputs.get(i).reset();
        }
    }

    /// Plans for batches up to so many samples.
    void plan(int capacity) {
        for (int i = 0; i < outputs.size(); i++) {
            outputs.get(i).plan(capacity);
        }
    }

    /// Returns the loss of the batch that was just run forward, and adds it to losses and metrics
    /// of the epoch.
    double measure(Execution execution, Targets targets, int samples) {
        double loss = 0;
        for (int i = 0; i < outputs.size(); i++) {
            loss += outputs.get(i)
                    .measure(execution, targets.values(i), targets.weights(i), targets.isWeighted(), samples);
        }
        return loss;
    }

    /// Writes the gradients of the batch's loss where the execution's backward pass starts; the
    /// batch must have been measured.
    void gradient(Execution execution, Targets targets, int samples) {
        for (int i = 0; i < outputs.size(); i++) {
            outputs.get(i).gradient(execution, targets.values(i), targets.weights(i), targets.isWeighted(), samples);
        }
    }

    /// Returns the loss of the batch that was just run forward, of a network with one output.
    ///
    /// @param y the targets
    public double loss(Execution execution, Tensor y) {
        return measure(execution, targets(execution, List.of(y)), execution.samples());
    }

    /// Writes the gradient of the loss of the batch that was just run forward where the backward
    /// pass starts, of a network with one output.
    ///
    /// @param y the targets
    public void gradient(Execution execution, Tensor y) {
        lossAndGradient(execution, List.of(y));
    }

    /// Writes the gradient of the loss of the batch that was just run forward where the backward
    /// pass starts, and returns that loss.
    ///
    /// @param y the targets, one tensor for each output
    public double lossAndGradient(Execution execution, List<Tensor> y) {
        Targets targets = targets(execution, y);
        double loss = measure(execution, targets, execution.samples());
        gradient(execution, targets, execution.samples());
        return loss;
    }

    private Targets targets(Execution execution, List<Tensor> y) {
        plan(execution.samples());
        Targets targets = new Targets(this, execution.samples());
        for (int i = 0; i < y.size(); i++) {
            System.arraycopy(y.get(i).array(), 0, targets.values(i), 0, y.get(i).array().length);
        }
        return targets;
    }

    /// Returns the metrics of the rows seen since the last reset, and the loss of each output where
    /// there are several.
    Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        for (OutputHead output : outputs) {
            output.addTo(values, outputs.size() > 1);
        }
        return values;
    }

    /// Returns measures in the order in which Keras shows them, which is that of the alphabet.
    static Map<String, Double> sorted(Map<String, Double> measures, String prefix) {
        Map<String, Double> sorted = new LinkedHashMap<>();
        new TreeMap<>(measures).forEach((name, value) -> sorted.put(prefix + name, value));
        return sorted;
    }
}
