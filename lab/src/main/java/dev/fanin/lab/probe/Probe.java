package dev.fanin.lab.probe;

import dev.fanin.graph.Execution;
import dev.fanin.graph.Network;
import dev.fanin.graph.Node;
import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.lab.profile.Rms;
import dev.fanin.loss.Loss;
import dev.fanin.model.Model;
import dev.fanin.optimizer.Optimizers;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Compiled;
import dev.fanin.train.Head;
import java.util.ArrayList;
import java.util.List;

/// Measures signal and gradients of a model on one batch, layer by layer, without changing the
/// model.
///
/// Values are float32, as in training; their statistics are added up in double, so that a mean of
/// squares neither overflows nor vanishes before the values do.
public final class Probe {

    private Probe() {}

    /// Runs the batch forward and backward once, outside training, and returns what it saw.
    ///
    /// Gradients are those of a single sample's loss, which do not shrink as the batch grows;
    /// gradients of weights are those of the batch's mean loss, which training uses.
    ///
    /// @param x inputs, the sample first
    /// @param y targets, as the loss expects them
    /// @throws IllegalArgumentException where inputs or targets do not fit the model
    public static NetworkProfile measure(Model model, Loss loss, Tensor x, Tensor y) {
        Network network = model.network();
        if (x.shape().rank() == 0 || !x.shape().dropFirst().equals(network.input())) {
            throw new IllegalArgumentException("The model expects samples of shape " + network.input()
                    + ", the sample's axis first, got " + x.shape() + ".");
        }
        int samples = x.shape().axis(0);
        Execution execution = new Execution(network, model.weights(), samples, model.seed());
        Head head = new Head(network, Compiled.of(Optimizers.sgd(), loss));
        head.check(samples, List.of(y));
        System.arraycopy(x.array(), 0, execution.input(), 0, x.array().length);
        execution.forward(samples, false, 0);
        head.gradient(execution, y);
        execution.backward(head.fused());

        int lossRows =
                samples * (network.output().arraySize() / network.output().axis(-1));
        List<LayerProfile> layers = new ArrayList<>();
        for (int i = 0; i < network.nodes().size(); i++) {
            Node node = network.nodes().get(i);
            if (!node.parameters().isEmpty() || !node.layer().activation().isLinear()) {
                layers.add(layer(execution, i, node, samples, lossRows));
            }
        }
        return new NetworkProfile(Statistics.rms(x.array(), x.array().length, 1), layers);
    }

    private static LayerProfile layer(Execution execution, int index, Node node, int samples, int lossRows) {
        int units = node.output().axis(-1);
        int count = samples * node.output().arraySize();
        Statistics statistics = new Statistics(node.layer().activation(), units, count);
        float[] z = execution.preActivation(index);
        float[] x = execution.activation(index);
        Rms weightGradient = node.parameters().isEmpty()
                ? new Rms(Double.NaN, 0)
                : Statistics.rms(
                        execution.parameterGradients(index).getFirst(),
                        execution.parameterGradients(index).getFirst().length,
                        1);
        return new LayerProfile(
                node.layer().name(),
                units,
                statistics.preActivation(z),
                statistics.activation(x),
                statistics.saturated(x),
                statistics.dead(z),
                Statistics.rms(execution.gradient(index), count, lossRows),
                weightGradient,
                Rms.unknown());
    }
}
