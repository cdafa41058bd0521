package dev.fanin.lab.diagnosis;

import dev.fanin.activation.Elementwise;
import dev.fanin.lab.finding.Phase;
import dev.fanin.lab.theory.PhaseDiagram;
import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// Where a case stands between order and chaos: its layers in the plane of weight and bias variance
/// of the activation that most of them have.
final class Phases {

    private static final int WEIGHTS = 25;
    private static final int BIASES = 13;
    private static final double MOST_BIAS = 0.3;

    private Phases() {}

    /// Returns the diagram; null where no layer has an activation that it could be drawn for.
    static @Nullable Phase of(Case patient, @Nullable Case mended) {
        List<KernelState> states = Kernels.of(patient).states();
        Map<Elementwise, Long> counts = states.stream()
                .map(state -> state.kernel().activation())
                .filter(activation -> activation instanceof Elementwise && !activation.isLinear())
                .map(Elementwise.class::cast)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(most -> diagram(most.getKey(), patient, mended))
                .orElse(null);
    }

    private static Phase diagram(Elementwise phi, Case patient, @Nullable Case mended) {
        List<List<Double>> layers = points(phi, patient);
        List<List<Double>> healed = mended == null ? List.of() : points(phi, mended);
        List<List<Double>> all = new ArrayList<>(layers);
        all.addAll(healed);
        double low = Math.max(0.05, Math.min(0.5, least(all, 0) / 1.5));
        double high = Math.min(50, Math.max(4, most(all, 0) * 1.5));
        List<Double> weights = DoubleStream.iterate(0, i -> i < WEIGHTS, i -> i + 1)
                .map(i -> low * Math.pow(high / low, i / (WEIGHTS - 1)))
                .boxed()
                .toList();
        double widest = Math.min(10, Math.max(MOST_BIAS, most(all, 1) * 1.2));
        List<Double> biases = DoubleStream.iterate(0, i -> i < BIASES, i -> i + 1)
                .map(i -> widest * i / (BIASES - 1))
                .boxed()
                .toList();
        PhaseDiagram diagram = PhaseDiagram.of(phi, weights, biases);
        return new Phase(phi.name(), weights, biases, diagram.depthScales(), diagram.edge(), layers, healed);
    }

    private static List<List<Double>> points(Elementwise phi, Case patient) {
        return Kernels.of(patient).states().stream()
                .filter(state -> state.kernel().activation().equals(phi))
                .map(state -> List.of(state.meanSquare() * state.kernel().fans().in(), biasVariance(patient, state)))
                .toList();
    }

    private static double biasVariance(Case patient, KernelState state) {
        Tensor bias = patient.weights().values().get(state.kernel().path() + "/bias");
        double sum = 0;
        for (int i = 0; bias != null && i < bias.array().length; i++) {
            sum += (double) bias.array()[i] * bias.array()[i] / bias.array().length;
        }
        return sum;
    }

    private static double least(List<List<Double>> points, int axis) {
        return points.stream().mapToDouble(point -> point.get(axis)).min().orElse(1);
    }

    private static double most(List<List<Double>> points, int axis) {
        return points.stream().mapToDouble(point -> point.get(axis)).max().orElse(1);
    }
}
