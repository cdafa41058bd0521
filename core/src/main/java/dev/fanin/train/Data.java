package dev.fanin.train;

import dev.fanin.graph.Network;
import dev.fanin.layer.Input;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import dev.fanin.text.Quoted;
import java.util.List;

/// Checks that samples fit a network before any of them is used.
final class Data {

    private Data() {}

    /// Returns the number of samples.
    static int checkInputs(Network network, List<Tensor> x) {
        if (x.size() != network.inputs().size()) {
            throw new IllegalArgumentException("The model expects " + inputs(network) + ", got " + x.size()
                    + (x.size() == 1 ? " input." : " inputs."));
        }
        for (int i = 0; i < x.size(); i++) {
            Shape expected = network.inputs().get(i).shape();
            Shape got = x.get(i).shape();
            if (got.rank() == 0 || !got.dropFirst().equals(expected)) {
                throw new IllegalArgumentException("The model expects inputs of shape " + expected.behindBatch()
                        + (x.size() == 1
                                ? ""
                                : " for " + Quoted.of(network.inputs().get(i).name()))
                        + ", got " + got + ".");
            }
            if (got.axis(0) != x.getFirst().shape().axis(0)) {
                throw new IllegalArgumentException("All inputs must have as many samples, got "
                        + x.getFirst().shape().axis(0) + " and " + got.axis(0) + ".");
            }
        }
        return x.getFirst().shape().axis(0);
    }

    private static String inputs(Network network) {
        List<String> names =
                network.inputs().stream().map(Input::name).map(Quoted::of).toList();
        return names.size() == 1 ? "one input" : names.size() + " inputs, " + String.join(", ", names);
    }

    static void checkCounts(List<Tensor> x, List<Tensor> y) {
        for (Tensor target : y) {
            if (target.shape().rank() == 0
                    || target.shape().axis(0) != x.getFirst().shape().axis(0)) {
                throw new IllegalArgumentException("Inputs and targets must be equally many, got inputs of shape "
                        + x.getFirst().shape() + " and targets of shape " + target.shape() + ".");
            }
        }
    }

    /// Checks the weights of samples: one for each sample, or one for each row of the output.
    static void checkWeights(Head head, int samples, List<Tensor> weights) {
        if (!weights.isEmpty() && weights.size() != head.outputs()) {
            throw new IllegalArgumentException("Sample weights must be given for none or all of the " + head.outputs()
                    + " outputs, got " + weights.size() + ".");
        }
        for (int i = 0; i < weights.size(); i++) {
            long size = weights.get(i).shape().size();
            if (size != samples && size != (long) samples * head.rows(i)) {
                throw new IllegalArgumentException("Sample weights must be of shape (" + samples + ",), one for each"
                        + " sample" + (head.rows(i) == 1 ? "" : ", or one for each of its " + head.rows(i) + " rows")
                        + ", got " + weights.get(i).shape() + ".");
            }
        }
    }
}
