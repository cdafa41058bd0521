package dev.fanin.lab.diagnosis;

import dev.fanin.lab.finding.Finding;
import dev.fanin.lab.finding.Outcome;
import dev.fanin.lab.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The diagnosis in one to three sentences: what happens, why, and what helps.
final class Narrator {

    private static final double HARMLESS = 0.5;

    private Narrator() {}

    static List<String> tell(
            Outcome outcome,
            @Nullable Effect effect,
            Severity verdict,
            List<Finding> causes,
            @Nullable Treatment treatment) {
        List<String> sentences = new ArrayList<>();
        sentences.add(state(outcome) + training(effect) + ".");
        if (verdict.compareTo(Severity.INFO) > 0) {
            sentences.add(
                    causes.isEmpty()
                            ? "No single cause was found."
                            : causes.getFirst().cause());
            sentences.add(treatment == null ? "No remedy was found that makes it better." : remedy(causes, treatment));
        }
        return sentences;
    }

    private static String state(Outcome outcome) {
        String signal = change("The signal", outcome.signalDecades());
        String gradient = change("the gradient", outcome.gradientDecades());
        return signal + ", " + gradient;
    }

    private static String change(String what, double decades) {
        if (!Double.isFinite(decades)) {
            return what + (decades > 0 ? " does not arrive" : " is not finite");
        }
        if (Math.abs(decades) < HARMLESS) {
            return what + " keeps its size";
        }
        return String.format(
                Locale.ROOT, "%s %s by 10^%.1f", what, decades > 0 ? "shrinks" : "grows", Math.abs(decades));
    }

    private static String training(@Nullable Effect effect) {
        if (effect == null) {
            return "";
        }
        double own = effect.own().progress(effect.constantLoss());
        if (effect.repaired() == null) {
            return String.format(Locale.ROOT, ", and a short trial learns %.0f %% of what there is", 100 * own);
        }
        double other = effect.repaired().progress(effect.constantLoss());
        return String.format(
                Locale.ROOT,
                "; a short trial learns %.0f %% of what there is, a repaired copy %.0f %%",
                100 * own,
                100 * other);
    }

    private static String remedy(List<Finding> causes, Treatment treatment) {
        Outcome before = treatment.verified().before();
        Outcome after = treatment.verified().after();
        var fix = causes.isEmpty() ? null : causes.getFirst().fix();
        String text = fix == null ? "A fresh beginning settled on a batch (LSUV) helps." : fix.text();
        String loss = Double.isNaN(after.trainedLoss())
                ? ""
                : String.format(
                        Locale.ROOT,
                        ", the loss after the trial from %.3g to %.3g",
                        before.trainedLoss(),
                        after.trainedLoss());
        return text
                + String.format(
                        Locale.ROOT,
                        " Verified on a copy: decades lost from %s to %.1f%s.",
                        decades(before),
                        after.decades(),
                        loss);
    }

    private static String decades(Outcome outcome) {
        return Double.isInfinite(outcome.decades()) ? "all" : String.format(Locale.ROOT, "%.1f", outcome.decades());
    }
}
