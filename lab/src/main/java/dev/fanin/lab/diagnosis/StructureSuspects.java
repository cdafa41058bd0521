package dev.fanin.lab.diagnosis;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Elementwise;
import dev.fanin.activation.Gain;
import dev.fanin.activation.Relu;
import dev.fanin.graph.Node;
import dev.fanin.lab.finding.Evidence;
import dev.fanin.lab.finding.Rule;
import dev.fanin.lab.probe.LayerEvidence;
import dev.fanin.lab.scheme.Kernel;
import dev.fanin.lab.scheme.ResidualBlock;
import dev.fanin.layer.Activation;
import dev.fanin.layer.BatchNormalization;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What may be wrong with the network's form: activations, normalizations, widths.
final class StructureSuspects {

    /// Below this an activation lets too little of the squared gradient through, whatever the gain.
    private static final double UNFIT = 0.6;

    private static final int DEEP = 3;
    private static final int MANY_NORMALIZATIONS = 12;

    /// The variance of the logarithm of the signal's power over seeds, from which luck counts.
    private static final double LUCK = 1.5;

    private static final double RELU_FLUCTUATION = 5;
    private static final double OTHER_FLUCTUATION = 2;
    private static final int NARROW = 8;
    private static final double MOSTLY = 0.5;

    private StructureSuspects() {}

    static List<Factor> of(Case patient, Kernels kernels, Exam exam) {
        List<Factor> factors = new ArrayList<>();
        activations(patient, kernels, factors);
        normalizations(patient, exam, factors);
        return factors;
    }

    private static void activations(Case patient, Kernels kernels, List<Factor> factors) {
        Map<ActivationFunction, List<String>> unfit = new LinkedHashMap<>();
        for (KernelState state : kernels.states()) {
            Kernel kernel = state.kernel();
            if (!kernel.isLast() && !kernel.isNormalized() && chi(kernel.activation()) < UNFIT) {
                unfit.computeIfAbsent(kernel.activation(), _ -> new ArrayList<>())
                        .add(kernel.parameterPath());
            }
        }
        unfit.forEach((phi, paths) -> {
            if (paths.size() >= DEEP) {
                List<String> places = patient.network().nodes().stream()
                        .filter(node -> node.layer().activation().equals(phi) && isWritten(node))
                        .map(Node::path)
                        .distinct()
                        .toList();
                factors.add(new ActivationFactor(places, paths, phi.name(), chi(phi)));
            }
        });
    }

    private static boolean isWritten(Node node) {
        return node.layer() instanceof Activation || !node.parameters().isEmpty();
    }

    private static double chi(ActivationFunction activation) {
        return activation instanceof Elementwise phi && !phi.isLinear()
                ? Gain.of(phi).chi1()
                : 1;
    }

    private static void normalizations(Case patient, Exam exam, List<Factor> factors) {
        List<String> paths = patient.network().nodes().stream()
                .filter(node -> node.layer() instanceof BatchNormalization)
                .map(Node::path)
                .distinct()
                .toList();
        if (paths.size() >= MANY_NORMALIZATIONS
                && ResidualBlock.allOf(patient.network()).isEmpty()) {
            factors.add(new NormalizationFactor(paths, Math.pow(10, -exam.gradientDecades())));
        }
    }

    /// Returns the draw of the weights as a suspect of its own, for a case that nothing else
    /// explains.
    static List<Factor> luck(Kernels kernels, Exam exam) {
        List<Factor> factors = new ArrayList<>();
        luck(kernels, exam, factors);
        return factors;
    }

    private static void luck(Kernels kernels, Exam exam, List<Factor> factors) {
        List<KernelState> hidden = kernels.states().stream()
                .filter(state -> !state.kernel().isLast() && !state.kernel().isNormalized())
                .toList();
        boolean isRelu = hidden.stream().anyMatch(state -> state.kernel().activation() instanceof Relu);
        double variance = hidden.stream()
                .mapToDouble(state -> (isRelu ? RELU_FLUCTUATION : OTHER_FLUCTUATION) / state.units())
                .sum();
        KernelState narrowest =
                hidden.stream().min(Comparator.comparingInt(KernelState::units)).orElse(null);
        if (narrowest == null) {
            return;
        }
        double death = hidden.stream()
                .filter(state -> state.kernel().activation() instanceof Relu)
                .mapToDouble(state -> Math.log1p(-Math.pow(2, -state.units())))
                .sum();
        double dead = exam.evidence().layers().stream()
                .mapToDouble(LayerEvidence::deadShare)
                .max()
                .orElse(0);
        String layer = narrowest.kernel().path();
        if (isRelu && narrowest.units() <= NARROW && dead > MOSTLY) {
            factors.add(new LuckFactor(
                    Rule.INIT007,
                    layer,
                    new Evidence("probability that a layer is dead for a sample", -Math.expm1(death), 0, 0.05, dead),
                    String.format(
                            Locale.ROOT,
                            "%s has %d relu units: the network is dead before the first step for one seed in %.3g.",
                            layer,
                            narrowest.units(),
                            1 / Math.max(-Math.expm1(death), 1e-300))));
        } else if (variance > LUCK || narrowest.units() <= NARROW) {
            factors.add(new LuckFactor(
                    Rule.INIT006,
                    layer,
                    new Evidence(
                            "standard deviation of log10 of the signal over seeds",
                            Math.sqrt(variance) / 2 / Math.log(10),
                            0,
                            0.27,
                            Double.NaN),
                    String.format(
                            Locale.ROOT,
                            "%d layers, the narrowest of %d units: over seeds the signal scatters by a factor of %.3g.",
                            hidden.size(),
                            narrowest.units(),
                            Math.exp(Math.sqrt(variance) / 2))));
        }
    }
}
