package dev.fanin.lab.theory;

import dev.fanin.graph.Execution;
import dev.fanin.graph.Network;
import dev.fanin.graph.Node;
import dev.fanin.lab.profile.Profiled;
import dev.fanin.lab.profile.Rms;
import dev.fanin.loss.Loss;
import dev.fanin.model.Model;
import dev.fanin.optimizer.Optimizers;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Compiled;
import dev.fanin.train.Head;
import java.util.ArrayList;
import java.util.List;

/// What a model of any form shows on one batch in training mode: one row for each layer that a
/// profile shows.
///
/// @param layer the layer's name
/// @param activation the root mean square of x
/// @param gradient that of dL/dz for the loss of a single sample
record Measured(String layer, Rms activation, Rms gradient) {

    static List<Measured> of(Model model, Loss loss, Tensor x, Tensor y) {
        Network network = model.network();
        int samples = x.shape().axis(0);
        Execution execution = new Execution(network, model.weights().copy(), samples, model.seed());
        System.arraycopy(x.array(), 0, execution.input(), 0, x.array().length);
        execution.forward(samples, true, 0);
        Head head = new Head(network, Compiled.of(Optimizers.sgd(), loss));
        head.gradient(execution, y);
        execution.backward(head.fused());
        double rows = (double) samples
                * network.output().arraySize()
                / network.output().axis(-1);
        List<Measured> layers = new ArrayList<>();
        for (int i = 0; i < network.nodes().size(); i++) {
            Node node = network.nodes().get(i);
            if (Profiled.isShown(node)) {
                int count = samples * node.output().arraySize();
                layers.add(new Measured(
                        node.layer().name(),
                        rms(execution.activation(i), count, 1),
                        rms(execution.gradient(i), count, rows)));
            }
        }
        return layers;
    }

    private static Rms rms(float[] values, int count, double factor) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[i] * factor * values[i] * factor;
        }
        return Rms.ofMeanSquare(sum / count);
    }
}
