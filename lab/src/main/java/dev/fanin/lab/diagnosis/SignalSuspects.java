package dev.fanin.lab.diagnosis;

import dev.fanin.graph.Node;
import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.lab.scheme.Kernel;
import dev.fanin.lab.scheme.Rewrite;
import dev.fanin.layer.BatchNormalization;
import dev.fanin.layer.Embedding;
import dev.fanin.layer.GroupNormalization;
import dev.fanin.layer.LayerNormalization;
import dev.fanin.layer.Normalization;
import dev.fanin.layer.RMSNormalization;
import dev.fanin.layer.Rescaling;
import dev.fanin.layer.UnitNormalization;
import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What may be wrong with the signal besides kernels: inputs, biases, and gammas of zero.
final class SignalSuspects {

    private static final double SMALL_INPUT = 0.1;
    private static final double LARGE_INPUT = 5;
    private static final double LARGE_BIAS = 0.5;
    private static final double LARGE_LAST_BIAS = 5;

    private SignalSuspects() {}

    static List<Factor> of(Case patient, Kernels kernels, Exam exam) {
        List<Factor> factors = new ArrayList<>();
        input(patient, factors);
        biases(patient, kernels, exam, factors);
        gammas(patient, factors);
        return factors;
    }

    private static void input(Case patient, List<Factor> factors) {
        List<Rewrite.Edge> readers = new ArrayList<>();
        for (Node node : patient.network().nodes()) {
            for (int i = 0; i < node.sources().size(); i++) {
                if (node.sources().get(i) < 0) {
                    readers.add(new Rewrite.Edge(node.path(), i));
                    if (isScaled(node)) {
                        return;
                    }
                }
            }
        }
        double mean = 0;
        double square = 0;
        long count = 0;
        for (Tensor x : patient.task().x()) {
            for (float value : x.array()) {
                mean += value;
                square += (double) value * value;
            }
            count += x.array().length;
        }
        mean /= count;
        double rms = Math.sqrt(square / count);
        double deviation = Math.sqrt(Math.max(0, square / count - mean * mean));
        boolean isOff = rms < SMALL_INPUT || rms > LARGE_INPUT;
        if (isOff && deviation > 0 && Double.isFinite(rms)) {
            factors.add(new InputFactor(readers, mean, deviation));
        }
    }

    private static boolean isScaled(Node node) {
        return switch (node.layer()) {
            case Rescaling _,
                    Normalization _,
                    Embedding _,
                    BatchNormalization _,
                    LayerNormalization _,
                    GroupNormalization _,
                    RMSNormalization _,
                    UnitNormalization _ -> true;
            default -> false;
        };
    }

    private static void biases(Case patient, Kernels kernels, Exam exam, List<Factor> factors) {
        List<String> paths = new ArrayList<>();
        double worst = 0;
        double beside = 1;
        Set<String> seen = new HashSet<>();
        for (KernelState state : kernels.states()) {
            Kernel kernel = state.kernel();
            Tensor bias = patient.weights().values().get(kernel.path() + "/bias");
            if (bias == null || kernel.isNormalized() || !seen.add(kernel.path())) {
                continue;
            }
            double size = rms(bias);
            double signal = signal(exam, kernel.path(), size);
            // Sums may be large because of the biases before them.
            double usual = Math.clamp(signal, 0.2, 1);
            if (size > (kernel.isLast() ? LARGE_LAST_BIAS : LARGE_BIAS) * usual) {
                paths.add(kernel.path());
                beside = size > worst ? signal : beside;
                worst = Math.max(worst, size);
            }
        }
        if (!paths.isEmpty()) {
            factors.add(new BiasFactor(paths, worst, beside));
        }
    }

    /// The sums without the bias, as far as the two do not depend on each other.
    private static double signal(Exam exam, String path, double bias) {
        double whole = exam.profile().layers().stream()
                .filter(layer -> layer.layer().equals(path))
                .map(LayerProfile::preActivation)
                .mapToDouble(z -> z.rms().value())
                .findFirst()
                .orElse(1);
        return Math.sqrt(Math.max(0, whole * whole - bias * bias));
    }

    private static double rms(Tensor values) {
        double sum = 0;
        for (float value : values.array()) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum / values.array().length);
    }

    private static void gammas(Case patient, List<Factor> factors) {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < patient.network().nodes().size(); i++) {
            Node node = patient.network().nodes().get(i);
            Tensor gamma = patient.weights().values().get(node.path() + "/gamma");
            if (gamma != null && rms(gamma) == 0 && !Detour.exists(patient.network(), i)) {
                paths.add(node.path());
            }
        }
        if (!paths.isEmpty()) {
            factors.add(new GammaFactor(paths));
        }
    }
}
