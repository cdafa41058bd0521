package dev.fanin.lab.diagnosis;

import dev.fanin.lab.finding.Confidence;
import dev.fanin.lab.finding.Evidence;
import dev.fanin.lab.finding.Finding;
import dev.fanin.lab.finding.Rule;
import dev.fanin.lab.finding.Severity;
import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.lab.theory.FloatFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What theory alone makes of a network: no batch was run.
///
/// @param patient the case
/// @param predicted what theory says
record Omens(Case patient, NetworkProfile predicted) {

    private static final double ERROR = 4;
    private static final double WARN = 2;
    private static final double INFO = 1;
    private static final double DEVIATIONS = 1.96;

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        Severity severity = severity();
        if (severity != Severity.OK) {
            for (Factor factor : KernelSuspects.byScale(Kernels.of(patient))) {
                findings.add(new Finding(
                        factor.rule(),
                        severity,
                        factor.layer(),
                        factor.evidence(),
                        factor.cause(),
                        Confidence.THEORY,
                        Double.NaN,
                        factor.prescription().verified(null)));
            }
            gradient(findings, severity);
        }
        RangeExit.first(FloatFormat.FLOAT32, predicted)
                .ifPresent(exit -> findings.add(new Finding(
                        Rule.INIT010,
                        Severity.ERROR,
                        exit.layer(),
                        exit.evidence(null),
                        exit.words(),
                        Confidence.THEORY,
                        Double.NaN,
                        null)));
        return findings;
    }

    private void gradient(List<Finding> findings, Severity severity) {
        double decades = predicted.gradientDecades();
        if (Math.abs(decades) > INFO) {
            LayerProfile first = predicted.layers().getFirst();
            double spread = DEVIATIONS * first.gradient().spread();
            findings.add(new Finding(
                    decades > 0 ? Rule.GRAD001 : Rule.GRAD002,
                    severity,
                    first.layer(),
                    new Evidence(
                            "decades of dL/dz lost from the output to " + first.layer(),
                            decades,
                            decades - spread,
                            decades + spread,
                            Double.NaN),
                    String.format(
                            Locale.ROOT,
                            "dL/dz %s by 10^%.1f on its way back.",
                            decades > 0 ? "shrinks" : "grows",
                            Math.abs(decades)),
                    Confidence.THEORY,
                    Double.NaN,
                    null));
        }
    }

    private Severity severity() {
        double lost = Math.max(Math.abs(signal(predicted)), Math.abs(predicted.gradientDecades()));
        if (Double.isNaN(lost)) {
            return Severity.OK;
        }
        return lost > ERROR ? Severity.ERROR : lost > WARN ? Severity.WARN : lost > INFO ? Severity.INFO : Severity.OK;
    }

    private static double signal(NetworkProfile profile) {
        return -profile.lastHidden().activation().rms().log10();
    }

    static String sentence(NetworkProfile profile) {
        return String.format(
                Locale.ROOT,
                "Theory predicts a last hidden signal of 10^%.1f, and a gradient that %s by 10^%.1f on its way back.",
                -signal(profile),
                profile.gradientDecades() > 0 ? "shrinks" : "grows",
                Math.abs(profile.gradientDecades()));
    }
}
