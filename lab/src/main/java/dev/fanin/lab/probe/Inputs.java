package dev.fanin.lab.probe;

import dev.fanin.graph.Execution;
import dev.fanin.graph.Network;
import dev.fanin.lab.profile.Rms;
import dev.fanin.layer.Input;
import dev.fanin.tensor.Tensor;
import java.util.List;

/// The samples that go into a network, one tensor for each of its inputs.
final class Inputs {

    private Inputs() {}

    /// Returns the number of samples; throws IllegalArgumentException where they do not fit the
    /// network.
    static int samples(Network network, List<Tensor> x) {
        List<Input> inputs = network.inputs();
        if (x.size() != inputs.size()) {
            throw new IllegalArgumentException("The model expects " + inputs.size() + " inputs, got " + x.size() + ".");
        }
        for (int i = 0; i < x.size(); i++) {
            Tensor given = x.get(i);
            if (given.shape().rank() == 0
                    || !given.shape().dropFirst().equals(inputs.get(i).shape())) {
                String which =
                        x.size() == 1 ? "" : " for input '" + inputs.get(i).name() + "'";
                throw new IllegalArgumentException("The model expects samples of shape "
                        + inputs.get(i).shape() + which + ", the sample's axis first, got " + given.shape() + ".");
            }
            if (given.shape().axis(0) != x.getFirst().shape().axis(0)) {
                throw new IllegalArgumentException("All inputs need the same number of samples, got "
                        + x.getFirst().shape().axis(0) + " and "
                        + given.shape().axis(0) + ".");
            }
        }
        return x.getFirst().shape().axis(0);
    }

    /// Puts the samples where the execution reads them.
    static void load(Execution execution, List<Tensor> x) {
        for (int i = 0; i < x.size(); i++) {
            float[] values = x.get(i).array();
            System.arraycopy(values, 0, execution.input(i), 0, values.length);
        }
    }

    /// Returns the root mean square over all values of all inputs.
    static Rms rms(List<Tensor> x) {
        double sum = 0;
        long count = 0;
        for (Tensor tensor : x) {
            sum += Statistics.squares(tensor.array(), tensor.array().length, 1);
            count += tensor.array().length;
        }
        return Rms.ofMeanSquare(sum / count);
    }
}
