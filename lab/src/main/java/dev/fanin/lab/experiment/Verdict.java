package dev.fanin.lab.experiment;

import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.train.History;
import java.util.Locale;

/// One line on what became of a run, judged by what it learned; signal and gradient give the
/// reason.
///
/// @param text the line
/// @param healthy whether the network learned as it should
record Verdict(String text, boolean healthy) {

    /// Shares of what there is to learn above chance.
    private static final double LEARNED = 0.8;

    private static final double NOTHING = 0.1;

    /// Decades that a healthy network may lose or gain on its way.
    private static final double HARMLESS = 1;

    static Verdict of(NetworkProfile measured, History history, double accuracy, int classes) {
        double chance = 1.0 / classes;
        double learned = (accuracy - chance) / (1 - chance);
        String reason = reason(measured);
        if (!history.stopped().isEmpty()) {
            return new Verdict("Diverges (" + history.stopped() + "): " + reason + ".", false);
        }
        if (learned < NOTHING) {
            return new Verdict("Does not learn: " + reason + ".", false);
        }
        return learned < LEARNED
                ? new Verdict("Learns too slowly: " + reason + ".", false)
                : new Verdict("Learns: " + reason + ".", true);
    }

    private static String reason(NetworkProfile measured) {
        double signal = measured.signalDecades();
        // Where no gradient arrives, none may have set out either, and zero over zero says nothing.
        boolean none = measured.layers().getFirst().gradient().log10() == Double.NEGATIVE_INFINITY;
        double gradient = none ? Double.POSITIVE_INFINITY : measured.gradientDecades();
        boolean calm = Math.abs(signal) <= HARMLESS && Math.abs(gradient) <= HARMLESS;
        return calm
                ? "signal and gradient keep their size"
                : "the signal " + change(signal) + " on its way in, the gradient " + change(gradient)
                        + " on its way back";
    }

    private static String change(double decadesLost) {
        if (!Double.isFinite(decadesLost)) {
            return decadesLost > 0 ? "vanishes entirely" : "leaves the range of float32";
        }
        if (Math.abs(decadesLost) <= HARMLESS) {
            return "keeps its size";
        }
        return String.format(
                Locale.ROOT, decadesLost > 0 ? "shrinks by 10^%.0f" : "grows by 10^%.0f", Math.abs(decadesLost));
    }
}
