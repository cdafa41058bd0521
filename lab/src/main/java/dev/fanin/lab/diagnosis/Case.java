package dev.fanin.lab.diagnosis;

import dev.fanin.graph.Network;
import dev.fanin.graph.Weights;
import dev.fanin.lab.scheme.Rewrite;
import dev.fanin.lab.trial.Task;
import dev.fanin.layer.Layer;
import dev.fanin.model.Definition;
import dev.fanin.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// A network with its weights and what it is examined on: what a remedy changes a copy of.
///
/// @param definition the network
/// @param network the same with names and shapes worked out
/// @param weights its weights, which are never changed
/// @param task the samples it is examined on
record Case(Definition definition, Network network, Weights weights, Task task) {

    static Case of(Definition definition, Weights weights, Task task) {
        return new Case(definition, definition.network(), weights, task);
    }

    /// Returns the same network with some parameters replaced.
    Case with(Map<String, Tensor> parameters) {
        SequencedMap<String, Tensor> values = new LinkedHashMap<>(weights.values());
        values.putAll(parameters);
        return new Case(definition, network, new Weights(values), task);
    }

    /// Returns the network with some layers and some parameters replaced, each by path.
    Case with(Map<String, Layer> layers, Map<String, Tensor> parameters) {
        return with(Rewrite.replacing(definition, layers), with(parameters).weights());
    }

    /// Returns the same weights described in another way.
    Case with(Definition other, Weights newWeights) {
        return of(other, newWeights, task);
    }
}
