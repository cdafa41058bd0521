package dev.fanin.app;

import dev.fanin.lab.finding.Confidence;
import dev.fanin.lab.finding.Diagnosis;
import dev.fanin.lab.finding.Evidence;
import dev.fanin.lab.finding.Finding;
import dev.fanin.lab.finding.Rule;
import dev.fanin.lab.finding.Severity;
import dev.fanin.lab.finding.Subject;
import dev.fanin.lab.profile.Histogram;
import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.lab.profile.Rms;
import dev.fanin.lab.profile.Signal;
import java.util.List;

/// Diagnoses made up for the tests.
final class Diagnoses {

    private Diagnoses() {}

    static Diagnosis of(Finding... findings) {
        Rms one = new Rms(0, 0);
        Signal signal = new Signal(0, 1, one, new Histogram(0, 1, List.of(1.0)));
        NetworkProfile network = new NetworkProfile(
                one, List.of(new LayerProfile("dense", 1, signal, signal, 0, 0, one, one, Rms.unknown())));
        return new Diagnosis(
                new Subject("m", "1 layer", "drawn", "N(0, 1)", "mse", 8, "Fanin"),
                List.of("So it is."),
                List.of(findings),
                List.of(),
                network,
                null,
                null,
                List.of(),
                null,
                null,
                List.of(),
                0,
                0.1);
    }

    static Finding finding(Rule rule, Severity severity, String layer) {
        Evidence evidence = new Evidence("decades", 1, Double.NaN, Double.NaN, 1);
        return new Finding(rule, severity, layer, evidence, "So.", Confidence.MEASURED, Double.NaN, null);
    }
}
