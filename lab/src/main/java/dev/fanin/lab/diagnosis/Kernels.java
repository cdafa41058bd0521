package dev.fanin.lab.diagnosis;

import dev.fanin.graph.Network;
import dev.fanin.graph.Node;
import dev.fanin.lab.scheme.Kernel;
import dev.fanin.lab.scheme.Schemes;
import dev.fanin.layer.ParameterSpec;
import dev.fanin.model.Definition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The kernels of a case, each beside what it should be.
///
/// @param standard the same network with every kernel as its activation and fan-in ask for
/// @param states one for each kernel, in the network's order
record Kernels(Definition standard, List<KernelState> states) {

    static Kernels of(Case patient) {
        Definition standard = Schemes.standard(patient.definition());
        Map<String, ParameterSpec> ideals = parameters(standard.network());
        List<KernelState> states = Kernel.allOf(patient.network()).stream()
                .map(kernel -> KernelState.of(
                        kernel,
                        patient.weights().get(kernel.parameterPath()),
                        Objects.requireNonNull(ideals.get(kernel.parameterPath()))))
                .toList();
        return new Kernels(standard, states);
    }

    /// Returns the parameters of a network by path.
    static Map<String, ParameterSpec> parameters(Network network) {
        Map<String, ParameterSpec> parameters = new LinkedHashMap<>();
        for (Node node : network.nodes()) {
            for (ParameterSpec parameter : node.parameters()) {
                parameters.put(node.path(parameter), parameter);
            }
        }
        return parameters;
    }
}
