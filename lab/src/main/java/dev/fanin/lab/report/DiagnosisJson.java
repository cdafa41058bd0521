package dev.fanin.lab.report;

import dev.fanin.lab.finding.Curve;
import dev.fanin.lab.finding.Diagnosis;
import dev.fanin.lab.finding.Evidence;
import dev.fanin.lab.finding.Finding;
import dev.fanin.lab.finding.Fix;
import dev.fanin.lab.finding.LayerFinding;
import dev.fanin.lab.finding.Outcome;
import dev.fanin.lab.finding.Phase;
import dev.fanin.lab.finding.SeedSpread;
import dev.fanin.lab.finding.Subject;
import dev.fanin.lab.finding.Verified;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A diagnosis as JSON, for programs: one object on one line.
///
/// A number that is not finite is `null`. Root mean squares too small or too large for a double
/// have their logarithm beside them.
public final class DiagnosisJson {

    private final JsonText json;
    private final ProfileJson profiles;

    private DiagnosisJson(JsonText json, boolean forCharts) {
        this.json = json;
        this.profiles = new ProfileJson(json, forCharts);
    }

    /// Returns `{"model":...,"verdict":...,"findings":[...],"layers":[...],...}`.
    public static String json(Diagnosis diagnosis) {
        return json(diagnosis, false);
    }

    /// Returns the same with what only charts need: the activation histograms.
    static String jsonForCharts(Diagnosis diagnosis) {
        return json(diagnosis, true);
    }

    private static String json(Diagnosis diagnosis, boolean forCharts) {
        return JsonText.object(json -> new DiagnosisJson(json, forCharts).diagnosis(diagnosis));
    }

    private void diagnosis(Diagnosis diagnosis) {
        Subject subject = diagnosis.subject();
        json.text("model", subject.model());
        json.text("verdict", diagnosis.verdict().text());
        json.texts("summary", diagnosis.summary());
        json.text("network", subject.network());
        json.text("weights", subject.weights());
        json.text("input", subject.input());
        json.text("loss", subject.loss());
        json.whole("samples", subject.samples());
        json.objects("findings", diagnosis.findings(), this::finding);
        json.objects("layers", diagnosis.layers(), this::layer);
        profiles.network("predicted", diagnosis.predicted());
        profiles.network("measured", diagnosis.measured());
        profiles.healed(diagnosis.healed());
        json.objects("curves", diagnosis.curves(), this::curve);
        phase(diagnosis.phase());
        seeds(diagnosis.seeds());
        json.texts("notes", diagnosis.notes());
        json.number("trial_seconds", diagnosis.trialSeconds());
        json.number("seconds", diagnosis.seconds());
        json.text("versions", subject.versions());
    }

    private void finding(Finding finding) {
        Evidence evidence = finding.evidence();
        json.text("id", finding.rule().name());
        json.text("title", finding.rule().title());
        json.text("severity", finding.severity().text());
        json.text("layer", finding.layer());
        json.text("quantity", evidence.quantity());
        json.number("predicted", evidence.predicted());
        json.number("measured", evidence.measured());
        if (FindingWords.hasInterval(evidence)) {
            json.numbers("interval", List.of(evidence.low(), evidence.high()));
        } else {
            json.nothing("interval");
        }
        json.text("cause", finding.cause());
        json.text("confidence", FindingWords.text(finding.confidence()));
        json.number("share", finding.share());
        fix(finding.fix());
    }

    private void fix(@Nullable Fix fix) {
        if (fix == null) {
            json.nothing("fix");
        } else {
            json.object("fix", () -> {
                json.text("text", fix.text());
                json.text("fanin", fix.fanin());
                json.text("keras", fix.keras());
                json.text("torch", fix.torch());
            });
        }
        Verified verified = fix == null ? null : fix.verified();
        if (verified == null) {
            json.nothing("verified");
        } else {
            json.object("verified", () -> {
                outcome("before", verified.before());
                outcome("after", verified.after());
                json.whole("steps", verified.steps());
            });
        }
    }

    private void outcome(String name, Outcome outcome) {
        json.object(name, () -> {
            json.number("signal_decades", outcome.signalDecades());
            json.number("gradient_decades", outcome.gradientDecades());
            json.number("unit_decades", outcome.unitDecades());
            json.number("decades", outcome.decades());
            json.number("initial_loss", outcome.initialLoss());
            json.number("trained_loss", outcome.trainedLoss());
        });
    }

    private void layer(LayerFinding layer) {
        json.text("name", layer.path());
        json.text("type", layer.type());
        json.text("activation", layer.activation());
        json.whole("fan_in", layer.fanIn());
        json.whole("fan_out", layer.fanOut());
        json.text("initializer", layer.initializer());
        json.number("weight_std", layer.weightStd());
        json.text("source", layer.source());
        profiles.layer("predicted", layer.predicted());
        profiles.layer("measured", layer.measured());
    }

    private void curve(Curve curve) {
        json.text("label", curve.label());
        json.number("learning_rate", curve.learningRate());
        json.numbers("losses", curve.losses());
    }

    private void phase(@Nullable Phase phase) {
        if (phase == null) {
            json.nothing("phase");
            return;
        }
        json.object("phase", () -> {
            json.text("activation", phase.activation());
            json.numbers("weight_variances", phase.weightVariances());
            json.numbers("bias_variances", phase.biasVariances());
            json.rows("depth_scales", phase.depthScales());
            json.numbers("edge", phase.edge());
            json.rows("layers", phase.layers());
            json.rows("healed", phase.healed());
        });
    }

    private void seeds(@Nullable SeedSpread seeds) {
        if (seeds == null) {
            json.nothing("seeds");
            return;
        }
        json.object("seeds", () -> {
            json.number("log10_rms", seeds.predicted().log10());
            json.number("spread", seeds.predicted().spread());
            json.numbers("drawn", seeds.drawn());
            json.number("risk_of_loss", seeds.riskOfLoss());
            json.number("risk_of_death", seeds.riskOfDeath());
        });
    }
}
