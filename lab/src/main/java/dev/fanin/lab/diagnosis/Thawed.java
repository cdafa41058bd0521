package dev.fanin.lab.diagnosis;

import dev.fanin.graph.Node;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A case without the zeros that belong there: a head of zeros, and zeros at the end of a residual
/// branch, hide for one step what lies behind them, and no longer.
final class Thawed {

    private static final Seed SEED = Seed.seed(2);

    private Thawed() {}

    static Case of(Case patient) {
        Map<String, Tensor> values = new LinkedHashMap<>();
        for (KernelState state : zeros(patient)) {
            boolean belongs = state.kernel().isLast() || state.kernel().endsBranch();
            if (belongs) {
                String path = state.kernel().parameterPath();
                values.put(
                        path,
                        state.ideal().initializer().initialize(state.ideal().target(), SEED.stream(path)));
            }
        }
        for (int i = 0; i < patient.network().nodes().size(); i++) {
            Node node = patient.network().nodes().get(i);
            Tensor gamma = patient.weights().values().get(node.path() + "/gamma");
            if (gamma != null && isZero(gamma) && Detour.exists(patient.network(), i)) {
                float[] ones = new float[gamma.array().length];
                Arrays.fill(ones, 1);
                values.put(node.path() + "/gamma", Tensor.of(gamma.shape(), ones));
            }
        }
        return values.isEmpty() ? patient : patient.with(values);
    }

    private static List<KernelState> zeros(Case patient) {
        // Knowing what kernels should be costs more than a look for zeros, which are rare.
        boolean none = patient.weights().values().values().stream()
                .noneMatch(values -> values.shape().rank() > 1 && isZero(values));
        return none
                ? List.of()
                : Kernels.of(patient).states().stream()
                        .filter(KernelState::isZero)
                        .toList();
    }

    private static boolean isZero(Tensor values) {
        for (float value : values.array()) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }
}
