package dev.fanin.train;

import dev.fanin.tensor.Tensor;
import java.util.List;

/// Samples that make one step: inputs and targets, and how much each sample counts.
///
/// @param x the inputs, in the network's order, with the samples along the first axis
/// @param y the targets, one for each output
/// @param weights how much each sample counts, one tensor for each output, or none
public record Batch(List<Tensor> x, List<Tensor> y, List<Tensor> weights) {

    public Batch {
        x = List.copyOf(x);
        y = List.copyOf(y);
        weights = List.copyOf(weights);
    }

    /// Returns a batch of a network with one input and one output, where all samples count alike.
    public static Batch of(Tensor x, Tensor y) {
        return new Batch(List.of(x), List.of(y), List.of());
    }

    /// Returns a batch of a network with one input and one output.
    public static Batch of(Tensor x, Tensor y, Tensor weights) {
        return new Batch(List.of(x), List.of(y), List.of(weights));
    }

    /// Returns the number of samples.
    public int samples() {
        return x.getFirst().shape().rank() == 0 ? 0 : x.getFirst().shape().axis(0);
    }
}
