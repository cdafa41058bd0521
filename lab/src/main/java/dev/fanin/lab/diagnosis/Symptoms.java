package dev.fanin.lab.diagnosis;

import dev.fanin.lab.finding.Confidence;
import dev.fanin.lab.finding.Evidence;
import dev.fanin.lab.finding.Finding;
import dev.fanin.lab.finding.Rule;
import dev.fanin.lab.finding.Severity;
import dev.fanin.lab.probe.LayerEvidence;
import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.lab.theory.FloatFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// What shows on a batch, as findings; what it comes from is told by [Causes].
///
/// @param exam what was measured
/// @param predicted what theory says
/// @param verdict how much all of it hurts training
/// @param confidence what the verdict rests on
record Symptoms(Exam exam, NetworkProfile predicted, Severity verdict, Confidence confidence) {

    private static final double DECADES = 2;
    private static final double MOST = 0.5;
    private static final double DEVIATIONS = 1.96;

    /// log10 of the learning rate that updates are told for.
    private static final double RATE = -2;

    private static final double SMALL_UPDATE = -7;
    private static final double LARGE_UPDATE = -0.5;

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        gradient(findings);
        noGradient(findings);
        worst(
                findings,
                Rule.ACT001,
                LayerProfile::saturated,
                "share of outputs at a bound",
                "%.0f %% of the outputs of %s sit at a bound of its activation, where no gradient passes.");
        dead(findings);
        overflow(findings);
        clipped(findings);
        updates(findings);
        return findings;
    }

    private void gradient(List<Finding> findings) {
        double decades = exam.gradientDecades();
        if (!Double.isFinite(decades) || Math.abs(decades) < DECADES) {
            return;
        }
        boolean vanishes = decades > 0;
        LayerProfile first = predicted.layers().getFirst();
        double expected = predicted.gradientDecades();
        double spread = DEVIATIONS * first.gradient().spread();
        findings.add(symptom(
                vanishes ? Rule.GRAD001 : Rule.GRAD002,
                first.layer(),
                new Evidence(
                        "decades of dL/dz lost from the output to " + first.layer(),
                        expected,
                        expected - spread,
                        expected + spread,
                        decades),
                String.format(
                        Locale.ROOT,
                        "dL/dz %s by 10^%.1f on its way back; dL/dW alone does not show it.",
                        vanishes ? "shrinks" : "grows",
                        Math.abs(decades))));
    }

    private void noGradient(List<Finding> findings) {
        List<LayerEvidence> broken = exam.evidence().layers().stream()
                .filter(layer -> layer.nonFinite().total() > 0)
                .toList();
        if (!broken.isEmpty()) {
            findings.add(symptom(
                    Rule.GRAD003,
                    broken.getFirst().layer(),
                    new Evidence(
                            "values that are not finite",
                            0,
                            0,
                            0,
                            broken.stream()
                                    .mapToLong(layer -> layer.nonFinite().total())
                                    .sum()),
                    "Values or gradients are infinite or not a number from "
                            + broken.getFirst().layer() + " on."));
            return;
        }
        List<String> without = exam.profile().layers().stream()
                .filter(layer -> layer.weightGradient().log10() == Double.NEGATIVE_INFINITY)
                .map(LayerProfile::layer)
                .toList();
        if (!without.isEmpty()) {
            findings.add(symptom(
                    Rule.GRAD003,
                    without.getFirst(),
                    new Evidence("kernels without any gradient", 0, 0, 0, without.size()),
                    without.size() + " of the kernels get a gradient of exactly zero, " + without.getFirst()
                            + " the first."));
        }
    }

    private void worst(
            List<Finding> findings, Rule rule, ToDoubleFunction<LayerProfile> share, String quantity, String words) {
        exam.profile().hidden().stream()
                .max(Comparator.comparingDouble(share))
                .filter(layer -> share.applyAsDouble(layer) > MOST)
                .ifPresent(layer -> findings.add(symptom(
                        rule,
                        layer.layer(),
                        new Evidence(quantity, expected(layer.layer(), share), 0, MOST, share.applyAsDouble(layer)),
                        String.format(Locale.ROOT, words, 100 * share.applyAsDouble(layer), layer.layer()))));
    }

    private double expected(String path, ToDoubleFunction<LayerProfile> share) {
        return predicted.layers().stream()
                .filter(layer -> layer.layer().equals(path))
                .mapToDouble(share)
                .findFirst()
                .orElse(Double.NaN);
    }

    private void dead(List<Finding> findings) {
        List<LayerEvidence> layers = exam.evidence().layers();
        layers.subList(0, Math.max(0, layers.size() - 1)).stream()
                .max(Comparator.comparingDouble(LayerEvidence::deadShare))
                .filter(layer -> layer.deadShare() > MOST)
                .ifPresent(layer -> findings.add(symptom(
                        Rule.ACT002,
                        layer.layer(),
                        new Evidence("share of dead units", Double.NaN, 0, MOST, layer.deadShare()),
                        String.format(
                                Locale.ROOT,
                                "%d of the %d units of %s pass no gradient for any sample.",
                                layer.dead(),
                                layer.symmetry().units(),
                                layer.layer()))));
    }

    private void overflow(List<Finding> findings) {
        RangeExit.first(FloatFormat.FLOAT32, predicted)
                .ifPresentOrElse(
                        exit -> findings.add(
                                symptom(Rule.INIT010, exit.layer(), exit.evidence(exam.profile()), exit.words())),
                        () -> RangeExit.first(FloatFormat.FLOAT16, predicted)
                                .ifPresent(exit -> findings.add(halfPrecision(exit))));
    }

    /// A range that training in float32 never meets is worth knowing, and no fault.
    private Finding halfPrecision(RangeExit exit) {
        return new Finding(
                Rule.INIT010,
                Severity.INFO,
                exit.layer(),
                exit.evidence(exam.profile()),
                exit.words(),
                Confidence.THEORY,
                Double.NaN,
                null);
    }

    private void clipped(List<Finding> findings) {
        double share = exam.evidence().clippedZeroShare();
        if (share > MOST) {
            findings.add(new Finding(
                    Rule.GRAD003,
                    Severity.INFO,
                    exam.profile().layers().getLast().layer(),
                    new Evidence("share of samples without a gradient once Keras clips", 0, 0, MOST, share),
                    String.format(
                            Locale.ROOT,
                            "Where Keras clips probabilities at 1e-7 (on JAX, PyTorch and NumPy), %.0f %% of the samples"
                                    + " have a gradient of exactly zero; it is the forward pass that is too large.",
                            100 * share),
                    Confidence.MEASURED,
                    Double.NaN,
                    null));
        }
    }

    private void updates(List<Finding> findings) {
        List<LayerEvidence> layers = exam.evidence().layers().stream()
                .filter(layer -> Double.isFinite(layer.updateRatio()))
                .toList();
        layers.stream()
                .min(Comparator.comparingDouble(LayerEvidence::updateRatio))
                .filter(layer -> layer.updateRatio() + RATE < SMALL_UPDATE)
                .ifPresent(layer -> findings.add(update(Rule.UPD001, layer, "hardly moves")));
        layers.stream()
                .max(Comparator.comparingDouble(LayerEvidence::updateRatio))
                .filter(layer -> layer.updateRatio() + RATE > LARGE_UPDATE)
                .ifPresent(layer -> findings.add(update(Rule.UPD002, layer, "overturns")));
    }

    private Finding update(Rule rule, LayerEvidence layer, String verb) {
        double ratio = layer.updateRatio() + RATE;
        return symptom(
                rule,
                layer.layer(),
                new Evidence(
                        "log10 of the first update over the weights, rate 0.01",
                        Double.NaN,
                        SMALL_UPDATE,
                        LARGE_UPDATE,
                        ratio),
                String.format(
                        Locale.ROOT,
                        "A first step at rate 0.01 changes the weights of %s by 10^%.1f of their size, which %s them.",
                        layer.layer(),
                        ratio,
                        verb));
    }

    private Finding symptom(Rule rule, String layer, Evidence evidence, String cause) {
        Severity severity = verdict.compareTo(Severity.INFO) <= 0 ? Severity.INFO : verdict;
        return new Finding(rule, severity, layer, evidence, cause, confidence, Double.NaN, null);
    }
}
