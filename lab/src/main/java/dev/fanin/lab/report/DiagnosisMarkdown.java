package dev.fanin.lab.report;

import dev.fanin.lab.finding.Diagnosis;
import dev.fanin.lab.finding.Finding;
import dev.fanin.lab.finding.Fix;
import dev.fanin.lab.finding.LayerFinding;
import dev.fanin.lab.finding.Library;
import dev.fanin.lab.finding.Severity;
import dev.fanin.lab.profile.LayerProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A diagnosis as Markdown, for the comments of a code review.
public final class DiagnosisMarkdown {

    private final Diagnosis diagnosis;
    private final Library library;
    private final List<String> lines = new ArrayList<>();

    private DiagnosisMarkdown(Diagnosis diagnosis, Library library) {
        this.diagnosis = diagnosis;
        this.library = library;
    }

    /// Returns the diagnosis, with fixes in the code of one library.
    public static String markdown(Diagnosis diagnosis, Library library) {
        return new DiagnosisMarkdown(diagnosis, library).text();
    }

    private String text() {
        add("### " + badge(diagnosis.verdict()) + " Fanin doctor: "
                + code(diagnosis.subject().model()));
        add(plain(String.join(" ", diagnosis.summary())));
        if (!diagnosis.findings().isEmpty()) {
            lines.add("| | rule | layer | predicted | measured |");
            lines.add("|---|---|---|---|---|");
            diagnosis.findings().forEach(finding -> lines.add(row(finding)));
            lines.add("");
            diagnosis.findings().forEach(this::finding);
        }
        layers();
        diagnosis.notes().forEach(note -> lines.add("- " + plain(note)));
        return String.join("\n", lines).stripTrailing() + "\n";
    }

    private static String badge(Severity severity) {
        return switch (severity) {
            case OK -> "✅";
            case INFO -> "ℹ️";
            case WARN -> "⚠️";
            case ERROR -> "❌";
        };
    }

    private static String row(Finding finding) {
        return "| " + badge(finding.severity()) + " " + finding.severity().text() + " | **"
                + finding.rule().name()
                + "** " + finding.rule().title() + " | "
                + (finding.layer().isEmpty() ? "whole network" : code(finding.layer())) + " | "
                + Figures.brief(finding.evidence().predicted()) + " | "
                + Figures.brief(finding.evidence().measured()) + " |";
    }

    private void finding(Finding finding) {
        String evidence = FindingWords.evidence(finding.evidence());
        add("**" + finding.rule().name() + "** " + plain(finding.cause())
                + (evidence.isEmpty() ? "" : " (" + plain(evidence) + ")"));
        Fix fix = finding.fix();
        if (fix != null) {
            add("Fix: " + plain(fix.text())
                    + (fix.verified() == null
                            ? ""
                            : " Tried on a copy: " + String.join("; ", FindingWords.verified(fix.verified())) + "."));
            String code = library.code(fix);
            String fence = code.contains("```") ? "~~~~" : "```";
            lines.add(fence + (library == Library.FANIN ? "java" : "python"));
            lines.addAll(code.lines().toList());
            lines.add(fence);
            lines.add("");
        }
    }

    private void layers() {
        lines.add("<details><summary>" + diagnosis.layers().size() + " layers</summary>");
        lines.add("");
        lines.add("| layer | fan-in | std W | signal predicted | measured | gradient predicted | measured |");
        lines.add("|---|--:|--:|--:|--:|--:|--:|");
        for (LayerFinding layer : diagnosis.layers()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %d | %s | %s | %s | %s | %s |",
                    code(layer.path()),
                    layer.fanIn(),
                    Figures.brief(layer.weightStd()),
                    signal(layer, layer.predicted()),
                    signal(layer, layer.measured()),
                    gradient(layer.predicted()),
                    gradient(layer.measured())));
        }
        add("");
        add("</details>");
    }

    private String signal(LayerFinding layer, @Nullable LayerProfile profile) {
        return profile == null
                ? ""
                : Figures.magnitude(Depths.signal(diagnosis, layer, profile).log10());
    }

    private static String gradient(@Nullable LayerProfile profile) {
        return profile == null ? "" : Figures.magnitude(profile.gradient().log10());
    }

    private void add(String paragraph) {
        lines.add(paragraph);
        lines.add("");
    }

    /// Names may hold what Markdown and HTML would take for their own.
    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("([\\\\`*_{}\\[\\]<>|])", "\\\\$1");
    }

    private static String code(String text) {
        return "`" + text.replaceAll("\\s+", " ").replace("`", "'").replace("|", "\\|") + "`";
    }
}
