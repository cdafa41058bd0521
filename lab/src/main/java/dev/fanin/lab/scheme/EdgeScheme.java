package dev.fanin.lab.scheme;

import dev.fanin.activation.Elementwise;
import dev.fanin.init.Initializer;
import dev.fanin.init.Initializers;
import dev.fanin.model.Definition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Normal kernels and biases on the edge of chaos of the activation that follows each; kernels
/// before no activation or softmax have variance `1 / fan_in`, with biases of 0.
///
/// Source: Schoenholz et al., "Deep information propagation", 2017.
final class EdgeScheme {

    private EdgeScheme() {}

    static Definition of(Definition definition, Function<Elementwise, CriticalPoint> edge) {
        List<Kernel> kernels = Kernel.allOf(definition.network());
        Map<Elementwise, CriticalPoint> points = new HashMap<>();
        for (Kernel kernel : kernels) {
            if (!kernel.activation().isLinear() && kernel.activation() instanceof Elementwise phi) {
                CriticalPoint point = points.computeIfAbsent(phi, edge);
                if (point.bias() > 0 && !Settings.hasBias(kernel.layer())) {
                    throw new IllegalArgumentException("The edge of chaos at a bias variance of " + point.bias()
                            + " needs biases, and '" + kernel.path() + "' has none; give it one.");
                }
            }
        }
        return new Laws(kernel -> Laws.normal(kernel, weight(points, kernel)), kernel -> biases(bias(points, kernel)))
                .on(definition, kernels);
    }

    private static double weight(Map<Elementwise, CriticalPoint> points, Kernel kernel) {
        return kernel.activation() instanceof Elementwise phi && points.get(phi) instanceof CriticalPoint point
                ? point.weight()
                : 1;
    }

    private static Initializer biases(double variance) {
        return variance > 0 ? Initializers.randomNormal(Math.sqrt(variance)) : Initializers.zeros();
    }

    private static double bias(Map<Elementwise, CriticalPoint> points, Kernel kernel) {
        return kernel.activation() instanceof Elementwise phi && points.get(phi) instanceof CriticalPoint point
                ? point.bias()
                : 0;
    }
}
