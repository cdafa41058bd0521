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
        if (!history.stopped().isEmpty()) {
            // Where numbers stopped being finite is told after the step, and the cause follows here.
            String when = history.stopped().split(";", 2)[0];
            return new Verdict("Diverges (" + when + ")" + because(measured), false);
        }
        if (learned >= LEARNED) {
            return new Verdict("Learns" + (isCalm(measured) ? ": " : ", although ") + reason(measured) + ".", true);
        }
        return new Verdict((learned < NOTHING ? "Does not learn" : "Learns too slowly") + because(measured), false);
    }

    /// What holds a run back, or that it is not the initialization.
    private static String because(NetworkProfile measured) {
        return isCalm(measured)
                ? ", although " + reason(measured) + ": try another learning rate or more epochs."
                : ": " + reason(measured) + ".";
    }

    private static String reason(NetworkProfile measured) {
        return isCalm(measured)
                ? "signal and gradient keep their size"
                : "the signal " + change(measured.signalDecades()) + " on its way in, the gradient "
                        + change(gradient(measured)) + " on its way back";
    }

    private static boolean isCalm(NetworkProfile measured) {
        return Math.abs(measured.signalDecades()) <= HARMLESS && Math.abs(gradient(measured)) <= HARMLESS;
    }

    private static double gradient(NetworkProfile measured) {
        // Where no gradient arrives, none may have set out either, and zero over zero says nothing.
        boolean none = measured.layers().getFirst().gradient().log10() == Double.NEGATIVE_INFINITY;
        return none ? Double.POSITIVE_INFINITY : measured.gradientDecades();
    }

    private static String change(double decadesLost) {
        if (!Double.isFinite(decadesLost)) {
            return decadesLost > 0 ? "vanishes entirely" : "leaves the range of float32";
        }
        if (Math.abs(decadesLost) <= HARMLESS) {
            return "keeps its size";
        }
        double decades = Math.abs(decadesLost);
        String power = String.format(Locale.ROOT, decades < 9.95 ? "10^%.1f" : "10^%.0f", decades);
        return (decadesLost > 0 ? "shrinks by " : "grows by ") + power;
    }
}
