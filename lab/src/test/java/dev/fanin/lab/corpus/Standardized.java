package dev.fanin.lab.corpus;

import dev.fanin.graph.Execution;
import dev.fanin.graph.Network;
import dev.fanin.graph.Node;
import dev.fanin.graph.Weights;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Tensor;

/// Divides each kernel by the standard deviation of its layer's sums on the data, in order.
///
/// Source: the scaling step of Mishkin and Matas 2016 (LSUV), once a layer.
final class Standardized {

    private Standardized() {}

    static Weights on(Tensor x, Network network, Weights weights) {
        Weights copy = weights.copy();
        int samples = x.shape().axis(0);
        Execution execution = new Execution(network, copy, samples, Seed.seed(0));
        System.arraycopy(x.array(), 0, execution.input(), 0, x.array().length);
        for (int i = 0; i < network.nodes().size() - 1; i++) {
            Node node = network.nodes().get(i);
            if (!node.parameters().isEmpty()) {
                execution.forward(samples, false, 0);
                float[] kernel = copy.get(node.path() + "/kernel").array();
                double deviation = deviation(
                        execution.preActivation(i), samples * node.output().arraySize());
                for (int k = 0; k < kernel.length; k++) {
                    kernel[k] /= (float) deviation;
                }
            }
        }
        return copy;
    }

    private static double deviation(float[] z, int count) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            sum += z[i];
            squares += (double) z[i] * z[i];
        }
        return Math.sqrt(squares / count - sum / count * (sum / count));
    }
}
