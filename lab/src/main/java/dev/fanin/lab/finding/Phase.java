package dev.fanin.lab.finding;

import java.util.List;

/// Where a network stands in the plane of weight and bias variance of its activation.
///
/// @param activation the activation's name
/// @param weightVariances the axis of `fan_in Var(W)`
/// @param biasVariances the axis of `Var(b)`
/// @param depthScales for each bias variance, then each weight variance, the number of layers over
///     which differences or gradients change by a factor e
/// @param edge points of the edge of chaos, `fan_in Var(W)` for each bias variance; NaN where there
///     is none
/// @param layers the network's layers, each as weight and bias variance
/// @param healed the same after the fix; empty without one
public record Phase(
        String activation,
        List<Double> weightVariances,
        List<Double> biasVariances,
        List<List<Double>> depthScales,
        List<Double> edge,
        List<List<Double>> layers,
        List<List<Double>> healed) {

    public Phase {
        weightVariances = List.copyOf(weightVariances);
        biasVariances = List.copyOf(biasVariances);
        depthScales = List.copyOf(depthScales);
        edge = List.copyOf(edge);
        layers = List.copyOf(layers);
        healed = List.copyOf(healed);
    }
}
