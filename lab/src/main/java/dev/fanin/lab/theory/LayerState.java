package dev.fanin.lab.theory;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.graph.Node;

/// Where the forward recursion stands after one layer.
///
/// @param node the layer
/// @param phi its activation
/// @param incoming the mean square of what comes in
/// @param preActivation the mean square q of z in expectation, before a layer's own scatter
/// @param outgoing the mean square of phi(z)
/// @param moments the moments of phi at q; those of the identity for softmax
record LayerState(
        Node node,
        ActivationFunction phi,
        LogNormal incoming,
        LogNormal preActivation,
        LogNormal outgoing,
        LayerMoments moments) {

    int units() {
        return node.output().axis(-1);
    }

    /// Returns q as a plain number, kept within what a double holds.
    double variance() {
        return Math.exp(Math.clamp(preActivation.mean(), -700, 700));
    }
}
