package dev.fanin.lab.report;

import static dev.fanin.lab.report.Markup.escape;

import dev.fanin.lab.finding.Curve;
import dev.fanin.lab.finding.Diagnosis;
import dev.fanin.lab.finding.Phase;
import dev.fanin.lab.finding.SeedSpread;
import dev.fanin.lab.profile.NetworkProfile;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The page's charts in words, for readers who do not see them.
final class DiagnosisChartText {

    private DiagnosisChartText() {}

    static Map<String, String> of(Diagnosis diagnosis) {
        return Map.of(
                "signal_text", escape(signal(diagnosis)),
                "loss_text", escape(losses(diagnosis)),
                "phase_text", escape(phase(diagnosis.phase())),
                "seeds_text", escape(seeds(diagnosis.seeds())));
    }

    private static String signal(Diagnosis diagnosis) {
        StringBuilder text = new StringBuilder(decades("Predicted", diagnosis.predicted()));
        if (diagnosis.measured() != null) {
            text.append(decades(" Measured", diagnosis.measured()));
        }
        if (diagnosis.healed() != null) {
            text.append(decades(" With the fix", diagnosis.healed()));
        }
        return text.toString();
    }

    private static String decades(String whose, NetworkProfile network) {
        return whose + ": signal " + Figures.decades(network.signalDecades()) + ", gradient "
                + Figures.decades(network.gradientDecades()) + " decades.";
    }

    private static String losses(Diagnosis diagnosis) {
        return diagnosis.curves().stream()
                .filter(curve -> !curve.losses().isEmpty())
                .map(DiagnosisChartText::loss)
                .collect(Collectors.joining(" "));
    }

    private static String loss(Curve curve) {
        return curve.label() + ": from " + Figures.loss(curve.losses().getFirst()) + " to "
                + Figures.loss(curve.losses().getLast()) + " in "
                + (curve.losses().size() - 1) + " steps.";
    }

    private static String phase(@Nullable Phase phase) {
        if (phase == null || phase.layers().isEmpty()) {
            return "";
        }
        String healed = phase.healed().isEmpty() ? "" : ", with the fix " + mean(phase.healed());
        return "The layers' mean fan_in Var(W) is " + mean(phase.layers()) + healed + "; the edge of chaos lies at "
                + (phase.edge().isEmpty() ? "n/a" : Figures.brief(phase.edge().getFirst())) + " without biases.";
    }

    private static String mean(List<List<Double>> points) {
        return Figures.brief(
                points.stream().mapToDouble(List::getFirst).average().orElse(Double.NaN));
    }

    private static String seeds(@Nullable SeedSpread seeds) {
        return seeds == null
                ? ""
                : "The last hidden signal is predicted to be "
                        + Figures.magnitude(seeds.predicted().log10()) + ", within a factor of "
                        + Figures.brief(Math.pow(10, 2 * seeds.predicted().spread()))
                        + " for 95 % of seeds. A seed loses or gains more than a decade with probability "
                        + Figures.percent(seeds.riskOfLoss())
                        + "; a layer is dead for an input with probability " + Figures.percent(seeds.riskOfDeath())
                        + "." + (seeds.drawn().isEmpty() ? "" : " Each mark is a seed that was drawn.");
    }
}
