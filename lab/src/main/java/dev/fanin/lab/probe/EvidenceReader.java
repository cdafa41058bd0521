package dev.fanin.lab.probe;

import dev.fanin.graph.Execution;
import dev.fanin.graph.Node;
import java.util.ArrayList;
import java.util.List;

/// Reads the evidence of a run, layer by layer.
final class EvidenceReader {

    private final ProbeRun run;
    private final Execution execution;
    private final List<Symmetry> symmetries;

    private EvidenceReader(ProbeRun run, List<Symmetry> symmetries) {
        this.run = run;
        this.execution = run.execution();
        this.symmetries = symmetries;
    }

    /// Returns what the last run shows.
    ///
    /// @param symmetries the symmetry of each node
    static NetworkEvidence read(ProbeRun run, List<Symmetry> symmetries) {
        EvidenceReader reader = new EvidenceReader(run, symmetries);
        List<LayerEvidence> layers = new ArrayList<>();
        for (int i : run.shown()) {
            layers.add(reader.layer(i));
        }
        return OutputEvidence.of(run, layers);
    }

    private LayerEvidence layer(int index) {
        Node node = run.network().nodes().get(index);
        int units = node.output().axis(-1);
        int samples = run.batch().samples();
        int count = samples * node.output().arraySize();
        Statistics statistics = new Statistics(node.layer().activation(), units, count, false);
        float[] z = execution.preActivation(index);
        float[] x = execution.activation(index);
        Gram gram = Gram.of(x, samples, node.output().arraySize(), !run.setup().brief());
        long weightGradients = 0;
        for (float[] gradient : execution.parameterGradients(index)) {
            weightGradients += nonFinite(gradient, gradient.length);
        }
        return new LayerEvidence(
                node.path(),
                symmetries.get(index),
                statistics.deadUnits(z),
                statistics.saturatedUnits(x),
                statistics.zeros(x),
                updateRatio(index),
                gram.effectiveRank(),
                gram.cosine(),
                new LayerEvidence.NonFinite(
                        nonFinite(z, count), nonFinite(execution.gradient(index), count), weightGradients));
    }

    private double updateRatio(int index) {
        List<float[]> parameters = execution.parameters(index);
        if (parameters.isEmpty()) {
            return Double.NaN;
        }
        float[] weights = parameters.getFirst();
        return run.weightGradient(index).log10()
                - Statistics.rms(weights, weights.length, 1).log10();
    }

    private static long nonFinite(float[] values, int count) {
        long found = 0;
        for (int i = 0; i < count; i++) {
            found += Float.isFinite(values[i]) ? 0 : 1;
        }
        return found;
    }
}
