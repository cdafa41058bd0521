package dev.fanin.lab.finding;

import dev.fanin.lab.profile.NetworkProfile;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// All that an examination found, from which every report is made.
///
/// @param subject what was examined
/// @param summary one to three sentences: what happens, why, and what helps
/// @param findings what was found, the main cause first
/// @param layers one row for each layer with weights, an activation or a merge
/// @param predicted what theory says of signal and gradients
/// @param measured what a batch shows; null where nothing was measured
/// @param healed what a batch shows with the first fix; null without one
/// @param curves short trainings, of the network as it is first; empty without a trial
/// @param phase where the network stands between order and chaos; null where that has no answer
/// @param seeds what other seeds would give; null where that has no answer
/// @param notes what was assumed, sampled or not checked, and why
/// @param trialSeconds how long the trial took, 0 for none
/// @param seconds how long the whole examination took
public record Diagnosis(
        Subject subject,
        List<String> summary,
        List<Finding> findings,
        List<LayerFinding> layers,
        NetworkProfile predicted,
        @Nullable NetworkProfile measured,
        @Nullable NetworkProfile healed,
        List<Curve> curves,
        @Nullable Phase phase,
        @Nullable SeedSpread seeds,
        List<String> notes,
        double trialSeconds,
        double seconds) {

    public Diagnosis {
        summary = List.copyOf(summary);
        findings = List.copyOf(findings);
        layers = List.copyOf(layers);
        curves = List.copyOf(curves);
        notes = List.copyOf(notes);
    }

    /// Returns the gravest severity of all findings, `OK` for none.
    public Severity verdict() {
        return findings.stream().map(Finding::severity).reduce(Severity.OK, Severity::or);
    }

    /// Returns the same with only those findings that are wanted.
    public Diagnosis only(Predicate<Finding> wanted) {
        return new Diagnosis(
                subject,
                summary,
                findings.stream().filter(wanted).toList(),
                layers,
                predicted,
                measured,
                healed,
                curves,
                phase,
                seeds,
                notes,
                trialSeconds,
                seconds);
    }
}
