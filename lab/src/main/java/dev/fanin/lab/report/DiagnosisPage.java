package dev.fanin.lab.report;

import static dev.fanin.lab.report.Markup.escape;

import dev.fanin.file.AtomicFile;
import dev.fanin.lab.finding.Diagnosis;
import dev.fanin.lab.finding.Severity;
import dev.fanin.lab.finding.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/// A diagnosis as one page for the browser, with findings, charts and every number behind them.
///
/// The page carries its style, its script and the chart library with it: it opens from a file, and
/// asks nothing of any network. Equal diagnoses give equal pages.
public final class DiagnosisPage {

    private DiagnosisPage() {}

    /// Writes the page to a file, which is replaced as a whole or not at all.
    ///
    /// @throws IOException if the file cannot be written; the message is one line, and an older
    ///     file is unchanged
    public static void write(Diagnosis diagnosis, Path path) throws IOException {
        AtomicFile.write(path, html(diagnosis));
    }

    /// Returns the page.
    public static String html(Diagnosis diagnosis) {
        Map<String, String> parts = PageParts.start();
        parts.put("more_style", Resources.text("diagnosis.css"));
        parts.put("more_charts", Resources.text("diagnosis-charts.js"));
        parts.put("drawings", Resources.text("diagnosis-drawings.js"));
        parts.put("script", Resources.text("diagnosis.js"));
        parts.put("data", Markup.json(DiagnosisJson.jsonForCharts(diagnosis)));
        head(diagnosis, parts);
        parts.put("findings", FindingCards.html(diagnosis));
        parts.put("layers", DiagnosisTable.html(diagnosis));
        parts.put(
                "notes",
                diagnosis.notes().stream()
                        .map(note -> "<li>" + escape(note) + "</li>\n")
                        .collect(Collectors.joining()));
        parts.putAll(DiagnosisChartText.of(diagnosis));
        return Markup.fill(Resources.text("diagnosis.html"), parts);
    }

    private static void head(Diagnosis diagnosis, Map<String, String> parts) {
        Severity verdict = diagnosis.verdict();
        Subject subject = diagnosis.subject();
        parts.put("severity", verdict.text());
        parts.put("verdict", Paint.sign(verdict) + " " + verdict.text());
        parts.put("model", escape(subject.model()));
        parts.put("network", escape(subject.network()));
        parts.put("weights", escape(subject.weights()));
        parts.put("input", escape(subject.input()));
        parts.put("loss", escape(subject.loss()));
        parts.put("samples", subject.samples() == 1 ? "1 sample" : subject.samples() + " samples");
        parts.put("versions", escape(subject.versions()));
        parts.put(
                "seconds",
                escape(Figures.seconds(diagnosis.seconds())
                        + (diagnosis.trialSeconds() > 0
                                ? ", the trial " + Figures.seconds(diagnosis.trialSeconds()) + " of it"
                                : "")));
        parts.put(
                "summary",
                diagnosis.summary().stream()
                        .map(sentence -> "<p>" + escape(sentence) + "</p>\n")
                        .collect(Collectors.joining()));
    }
}
