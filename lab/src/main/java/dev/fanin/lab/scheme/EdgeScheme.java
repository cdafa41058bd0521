package dev.fanin.lab.scheme;

import dev.fanin.activation.ActivationFunction;
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

    /// Where nothing follows, every q is kept by variance 1 / fan-in.
    private static final CriticalPoint LINEAR = new CriticalPoint(1, 1, 0);

    private EdgeScheme() {}

    static Definition of(Definition definition, Function<Elementwise, CriticalPoint> edge) {
        Map<ActivationFunction, CriticalPoint> points = new HashMap<>();
        List<Kernel> kernels = Kernel.allOf(definition.network());
        for (Kernel kernel : kernels) {
            CriticalPoint point = points.computeIfAbsent(
                    kernel.activation(),
                    activation -> activation instanceof Elementwise phi && !phi.isLinear() ? edge.apply(phi) : LINEAR);
            if (point.bias() > 0 && !Settings.hasBias(kernel.layer())) {
                throw new IllegalArgumentException("The edge of chaos at a bias variance of " + point.bias()
                        + " needs biases, and '" + kernel.path() + "' has none; give it one.");
            }
        }
        return new Laws(
                        kernel -> Laws.normal(kernel, point(points, kernel).weight()),
                        kernel -> biases(point(points, kernel).bias()))
                .on(definition, kernels);
    }

    private static CriticalPoint point(Map<ActivationFunction, CriticalPoint> points, Kernel kernel) {
        return points.getOrDefault(kernel.activation(), LINEAR);
    }

    private static Initializer biases(double variance) {
        return variance > 0 ? Initializers.randomNormal(Math.sqrt(variance)) : Initializers.zeros();
    }
}
