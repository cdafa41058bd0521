package dev.fanin.lab.trial;

import dev.fanin.graph.Network;
import dev.fanin.loss.Loss;
import dev.fanin.optimizer.Optimizer;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Batch;
import dev.fanin.train.Compiled;
import java.util.ArrayList;
import java.util.List;

/// Samples, targets and what is minimised: what a network is examined and tried on.
///
/// @param x the inputs in the network's order, the sample first
/// @param y the targets, one for each output
/// @param losses the losses, one for each output
public record Task(List<Tensor> x, List<Tensor> y, List<Loss> losses) {

    public Task {
        x = List.copyOf(x);
        y = List.copyOf(y);
        losses = List.copyOf(losses);
    }

    /// Returns the task of a network with one input and one output.
    public static Task of(Tensor x, Tensor y, Loss loss) {
        return new Task(List.of(x), List.of(y), List.of(loss));
    }

    /// Returns the number of samples.
    public int samples() {
        return x.getFirst().shape().axis(0);
    }

    /// Returns how a model is trained on this task.
    public Compiled compiled(Optimizer optimizer) {
        return new Compiled(optimizer, losses.stream().map(Compiled::judgement).toList());
    }

    /// Returns the first samples alone.
    public Task first(int count) {
        return slice(0, Math.min(count, samples()));
    }

    /// Returns the loss of the best prediction that is the same for all samples.
    public double constantLoss(Network network) {
        double sum = 0;
        for (int i = 0; i < losses.size(); i++) {
            sum += ConstantLoss.of(
                    losses.get(i), network.nodes().get(network.outputs().get(i)).output(), y.get(i));
        }
        return sum;
    }

    /// Returns the samples in batches, the last of which may be short.
    List<Batch> batches(int size) {
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from < samples(); from += size) {
            Task part = slice(from, Math.min(from + size, samples()));
            batches.add(new Batch(part.x, part.y, List.of()));
        }
        return batches;
    }

    private Task slice(int from, int to) {
        return new Task(
                x.stream().map(tensor -> tensor.slice(from, to)).toList(),
                y.stream().map(tensor -> tensor.slice(from, to)).toList(),
                losses);
    }
}
