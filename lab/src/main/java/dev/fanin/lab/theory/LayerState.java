package dev.fanin.lab.theory;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Activations;
import dev.fanin.activation.Elementwise;
import dev.fanin.activation.LogSoftmax;
import dev.fanin.activation.Softmax;
import dev.fanin.activation.Sparsemax;
import dev.fanin.graph.Node;

/// Where the forward recursion stands after one layer.
///
/// @param node the layer
/// @param phi its activation
/// @param incoming the mean square of what comes in
/// @param preActivation the mean square q of z in expectation, before a layer's own scatter
/// @param center the mean of z over the root of q, from -1 to 1; 0 unless weights or biases have a
///     mean
/// @param moments the moments of phi there; those of the identity for softmax
record LayerState(
        Node node,
        ActivationFunction phi,
        LogNormal incoming,
        LogNormal preActivation,
        double center,
        LayerMoments moments) {

    private static final double LARGEST = 350;

    static LayerState of(
            Node node, ActivationFunction phi, LogNormal incoming, LogNormal preActivation, double center) {
        LayerMoments moments = LayerMoments.of(elementwise(phi), preActivation.mean(), center);
        return new LayerState(node, phi, incoming, preActivation, center, moments);
    }

    int units() {
        return node.output().axis(-1);
    }

    /// Returns the mean square of phi(z).
    LogNormal outgoing() {
        return preActivation
                .passed(moments.logSecond(), moments.slope())
                .times(scatter(elementwise(phi), moments.fluctuation()));
    }

    /// Returns how the mean square of z scatters in a layer of this width.
    LogMoments scatter() {
        double square = center * center;
        return scatter(Activations.linear(), 2 * (1 - square * square));
    }

    /// Returns how the squared gradient scatters that passes back through phi.
    LogMoments gradientScatter() {
        return scatter(elementwise(phi), moments.derivativeFluctuation());
    }

    /// Returns the z that lies so many standard deviations above the mean, kept within what a
    /// double holds.
    double z(double deviations) {
        return root() * center + deviation() * deviations;
    }

    /// Returns the standard deviation of z, kept within what a double holds.
    double deviation() {
        return root() * Math.sqrt(1 - center * center);
    }

    private double root() {
        return Math.exp(Math.clamp(preActivation.mean() / 2, -LARGEST, LARGEST));
    }

    /// The exact laws hold for sums about zero.
    private LogMoments scatter(Elementwise shape, double fluctuation) {
        return center == 0 ? LogMoments.of(shape, units(), fluctuation) : LogMoments.firstOrder(units(), fluctuation);
    }

    private static Elementwise elementwise(ActivationFunction phi) {
        return switch (phi) {
            case Elementwise elementwise -> elementwise;
            case Softmax _, LogSoftmax _, Sparsemax _ -> Activations.linear();
        };
    }
}
