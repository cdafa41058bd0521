package dev.fanin.lab.trial;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Sigmoid;
import dev.fanin.graph.Network;
import dev.fanin.graph.Node;
import dev.fanin.layer.Softmax;
import dev.fanin.loss.BinaryCrossentropy;
import dev.fanin.loss.CategoricalCrossentropy;
import dev.fanin.loss.Loss;
import dev.fanin.loss.Losses;
import dev.fanin.loss.SparseCategoricalCrossentropy;

/// The loss that an output's activation asks for, where none is given.
///
/// Softmax: cross-entropy against class numbers. Sigmoid: binary cross-entropy. All others: mean
/// squared error. Cross-entropies are never clipped here, so that the weights are judged and not
/// the clipping.
public final class AssumedLoss {

    private AssumedLoss() {}

    /// Returns the loss for one of a network's outputs.
    public static Loss of(Network network, int output) {
        Node node = network.nodes().get(network.outputs().get(output));
        ActivationFunction phi = node.layer().activation();
        if (node.layer() instanceof Softmax || phi instanceof dev.fanin.activation.Softmax) {
            return Losses.sparseCategoricalCrossentropy().unclipped();
        }
        return phi instanceof Sigmoid ? Losses.binaryCrossentropy().unclipped() : Losses.mse();
    }

    /// Returns a loss without clipping, where it knows one.
    public static Loss exact(Loss loss) {
        if (loss instanceof SparseCategoricalCrossentropy sparse) {
            return sparse.unclipped();
        }
        if (loss instanceof CategoricalCrossentropy dense) {
            return dense.unclipped();
        }
        return loss instanceof BinaryCrossentropy binary ? binary.unclipped() : loss;
    }
}
