package dev.fanin.lab.diagnosis;

import dev.fanin.graph.Engine;
import dev.fanin.lab.probe.LayerEvidence;
import dev.fanin.lab.probe.Measurement;
import dev.fanin.lab.probe.NetworkEvidence;
import dev.fanin.lab.probe.Probe;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.lab.trial.Task;
import dev.fanin.model.Model;
import dev.fanin.optimizer.Optimizers;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Compiled;
import java.util.List;

/// One measurement of a case on one batch, and what it says of its health.
///
/// @param profile signal and gradients
/// @param evidence what else was seen
record Exam(NetworkProfile profile, NetworkEvidence evidence) {

    /// The samples that an examination looks at.
    static final int SAMPLES = 64;

    private static final Seed SEED = Seed.seed(0);

    /// Measures as much as [Damage] is worked out from.
    static Exam glance(Case patient) {
        return measured(patient, Probe::glance);
    }

    /// Measures the first samples of a case's task; the case is not changed.
    static Exam of(Case patient) {
        return measured(patient, Probe::examine);
    }

    private static Exam measured(Case patient, Look look) {
        Task task = patient.task().first(SAMPLES);
        // One thread: the bits of several would depend on how many cores a machine has.
        Engine engine = Engine.withThreads(1);
        Model model = patient.definition().build(patient.weights(), SEED, engine);
        Measurement measurement = look.at(model, task.compiled(Optimizers.sgd()), task.x(), task.y(), engine);
        return new Exam(measurement.profile(), measurement.evidence());
    }

    /// How much of a network is measured.
    private interface Look {
        Measurement at(Model model, Compiled compiled, List<Tensor> x, List<Tensor> y, Engine engine);
    }

    LayerEvidence evidence(String path) {
        return evidence.layers().stream()
                .filter(layer -> layer.layer().equals(path))
                .findFirst()
                .orElseThrow();
    }

    /// Returns the decades by which the last hidden signal lies below unit scale.
    double signalDecades() {
        return -profile.lastHidden().activation().rms().log10();
    }

    /// Returns the decades by which the gradient shrinks from the output back to the first layer.
    double gradientDecades() {
        double first = profile.layers().getFirst().gradient().log10();
        // Where no gradient arrives, none may have set out either, and zero over zero says nothing.
        return first == Double.NEGATIVE_INFINITY ? Double.POSITIVE_INFINITY : profile.gradientDecades();
    }

    /// Returns the decades of units lost to copies, in the layer that is worst off.
    double unitDecades() {
        return evidence.layers().stream()
                .mapToDouble(layer -> Math.log10(
                        (double) layer.symmetry().units() / layer.symmetry().distinct()))
                .max()
                .orElse(0);
    }

    boolean isFinite() {
        return evidence.layers().stream().allMatch(layer -> layer.nonFinite().total() == 0)
                && Double.isFinite(evidence.loss());
    }
}
