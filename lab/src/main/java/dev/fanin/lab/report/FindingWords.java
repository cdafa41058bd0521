package dev.fanin.lab.report;

import dev.fanin.lab.finding.Confidence;
import dev.fanin.lab.finding.Evidence;
import dev.fanin.lab.finding.Finding;
import dev.fanin.lab.finding.Outcome;
import dev.fanin.lab.finding.Verified;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The parts of a finding in words, which every format for people shares.
final class FindingWords {

    private FindingWords() {}

    /// Returns the number a finding rests on, as in `decades of signal lost: predicted 4.52,
    /// expected 4.1 to 4.9, measured 4.6`; empty where there is no number.
    static String evidence(Evidence evidence) {
        List<String> parts = new ArrayList<>();
        if (!Double.isNaN(evidence.predicted())) {
            parts.add("predicted " + Figures.brief(evidence.predicted()));
        }
        if (hasInterval(evidence)) {
            parts.add("expected " + interval(evidence));
        }
        if (!Double.isNaN(evidence.measured())) {
            parts.add("measured " + Figures.brief(evidence.measured()));
        }
        return parts.isEmpty() ? "" : evidence.quantity() + ": " + String.join(", ", parts);
    }

    static boolean hasInterval(Evidence evidence) {
        return !Double.isNaN(evidence.low()) || !Double.isNaN(evidence.high());
    }

    /// Returns `4.1 to 4.9`, or `below 4.9` where one end is open.
    static String interval(Evidence evidence) {
        boolean open = Double.isNaN(evidence.low()) || evidence.low() == Double.NEGATIVE_INFINITY;
        boolean above = Double.isNaN(evidence.high()) || evidence.high() == Double.POSITIVE_INFINITY;
        if (open) {
            return "below " + Figures.brief(evidence.high());
        }
        return above
                ? "above " + Figures.brief(evidence.low())
                : Figures.brief(evidence.low()) + " to " + Figures.brief(evidence.high());
    }

    /// Returns what a finding was concluded from, and its share of the damage.
    static String grounds(Finding finding) {
        String from = switch (finding.confidence()) {
            case THEORY -> "from initializers and weights alone";
            case MEASURED -> "from one batch, forward and backward";
            case TRAINED -> "from steps of training on a copy";
        };
        return Double.isNaN(finding.share())
                ? from
                : String.format(Locale.ROOT, "%.0f %% of the damage, ", 100 * finding.share()) + from;
    }

    /// Returns the word for a confidence that files use.
    static String text(Confidence confidence) {
        return confidence.name().toLowerCase(Locale.ROOT);
    }

    /// Returns each number that a fix changed, as `signal lost 4.5 → kept`.
    static List<String> verified(Verified verified) {
        Outcome before = verified.before();
        Outcome after = verified.after();
        List<String> parts = new ArrayList<>();
        parts.add("signal " + change(Figures.decades(before.signalDecades()), Figures.decades(after.signalDecades())));
        parts.add("gradient "
                + change(Figures.decades(before.gradientDecades()), Figures.decades(after.gradientDecades())));
        if (!(Double.isNaN(before.initialLoss()) && Double.isNaN(after.initialLoss()))) {
            parts.add("first loss " + change(Figures.loss(before.initialLoss()), Figures.loss(after.initialLoss())));
        }
        if (verified.steps() > 0) {
            parts.add("loss after " + verified.steps() + " steps "
                    + change(Figures.loss(before.trainedLoss()), Figures.loss(after.trainedLoss())));
        }
        return parts;
    }

    private static String change(String before, String after) {
        return before + " → " + after;
    }

    /// Returns where a finding begins, in words.
    static String place(Finding finding) {
        return finding.layer().isEmpty() ? "the whole network" : finding.layer();
    }
}
