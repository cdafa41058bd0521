package dev.fanin.lab.diagnosis;

import dev.fanin.graph.Node;
import dev.fanin.lab.finding.LayerFinding;
import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.lab.profile.Profiled;
import dev.fanin.layer.KerasLayer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table of layers: weights, prediction and measurement side by side.
final class LayerRows {

    private LayerRows() {}

    static List<LayerFinding> of(
            Case patient, boolean hasWeights, NetworkProfile predicted, @Nullable NetworkProfile measured) {
        List<KernelState> kernels = Kernels.of(patient).states();
        List<LayerFinding> rows = new ArrayList<>();
        int shown = 0;
        for (Node node : patient.network().nodes()) {
            if (Profiled.isShown(node)) {
                LayerProfile theory = predicted.layers().get(shown);
                LayerProfile batch = measured == null ? null : measured.layers().get(shown);
                rows.add(row(node, kernels, hasWeights, theory, batch));
                shown++;
            }
        }
        return rows;
    }

    private static LayerFinding row(
            Node node,
            List<KernelState> kernels,
            boolean hasWeights,
            LayerProfile predicted,
            @Nullable LayerProfile measured) {
        KernelState state = kernels.stream()
                .filter(one -> one.kernel().path().equals(node.path()))
                .findFirst()
                .orElse(null);
        String source = node.layer() instanceof KerasLayer layer ? layer.label().source() : "";
        return new LayerFinding(
                node.path(),
                node.layer().type(),
                node.layer().activation().name(),
                state == null ? 0 : Math.round(state.kernel().fans().in()),
                state == null ? 0 : Math.round(state.kernel().fans().out()),
                state == null ? "" : state.kernel().parameter().initializer().toString(),
                state == null ? Double.NaN : deviation(state, hasWeights),
                source,
                predicted,
                measured);
    }

    private static double deviation(KernelState state, boolean hasWeights) {
        return hasWeights
                ? state.deviation()
                : Math.sqrt(state.kernel().parameter().variance());
    }
}
