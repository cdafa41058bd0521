package dev.fanin.lab.report;

import dev.fanin.lab.finding.Diagnosis;
import dev.fanin.lab.finding.Finding;
import dev.fanin.lab.finding.Fix;
import dev.fanin.lab.finding.LayerFinding;
import dev.fanin.lab.finding.Library;
import dev.fanin.lab.finding.Severity;
import dev.fanin.lab.finding.Subject;
import dev.fanin.lab.profile.LayerProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A diagnosis as text for the terminal: verdict, findings with their fixes, layers, and what was
/// not checked.
public final class DiagnosisText {

    private static final int NARROWEST = 40;
    private static final int LABEL = 9;

    private final Diagnosis diagnosis;
    private final Library library;
    private final int width;
    private final Paint paint;
    private final List<String> lines = new ArrayList<>();

    private DiagnosisText(Diagnosis diagnosis, Library library, int width, boolean color) {
        this.diagnosis = diagnosis;
        this.library = library;
        this.width = width;
        this.paint = new Paint(color);
    }

    /// Returns the diagnosis as lines that end with a line feed.
    ///
    /// @param library whose code fixes are shown in
    /// @param width the number of columns no line exceeds, code apart; at least 40
    /// @param color whether severities are coloured by ANSI escapes
    /// @throws IllegalArgumentException if `width` is below 40
    public static String text(Diagnosis diagnosis, Library library, int width, boolean color) {
        if (width < NARROWEST) {
            throw new IllegalArgumentException("width must be at least " + NARROWEST + ", got " + width + ".");
        }
        return new DiagnosisText(diagnosis, library, width, color).text();
    }

    private String text() {
        head();
        diagnosis.findings().forEach(this::finding);
        sparks();
        section(LayerLines.of(diagnosis, width, paint));
        notes();
        time();
        return String.join("\n", lines) + "\n";
    }

    private void head() {
        Severity verdict = diagnosis.verdict();
        String word = Paint.sign(verdict) + " " + verdict.text().toUpperCase(Locale.ROOT) + "  ";
        for (String line : Lines.wrap(word, diagnosis.subject().model(), width)) {
            lines.add(paint.severity(verdict, paint.bold(line)));
        }
        Subject subject = diagnosis.subject();
        faint("  ", subject.network() + "; weights: " + subject.weights());
        faint("  ", "input: " + subject.input() + "; loss: " + subject.loss());
        lines.add("");
        lines.addAll(Lines.wrap("", String.join(" ", diagnosis.summary()), width));
    }

    private void finding(Finding finding) {
        lines.add("");
        String sign = Paint.sign(finding.severity()) + " ";
        String title = finding.rule().name() + " " + finding.rule().title();
        String place = "  at " + FindingWords.place(finding);
        if (sign.length() + title.length() + place.length() <= width) {
            lines.add(paint.severity(finding.severity(), sign + paint.bold(title)) + paint.faint(place));
        } else {
            lines.add(paint.severity(finding.severity(), sign + paint.bold(title)));
            part("at", FindingWords.place(finding));
        }
        part("found", FindingWords.evidence(finding.evidence()));
        part("cause", finding.cause());
        Fix fix = finding.fix();
        if (fix != null) {
            part("fix", fix.text());
            // Code is not broken, so that it can be copied.
            library.code(fix).lines().forEach(line -> lines.add(paint.faint("         │ ") + line));
            if (fix.verified() != null) {
                part("tried", String.join("; ", FindingWords.verified(fix.verified())));
            }
        }
        part("basis", FindingWords.grounds(finding));
    }

    private void part(String label, String text) {
        if (!text.isEmpty()) {
            String first = Lines.left("  " + label, LABEL);
            List<String> wrapped = Lines.wrap(first, text, width);
            lines.add(paint.faint(first)
                    + wrapped.getFirst()
                            .substring(Math.min(LABEL, wrapped.getFirst().length())));
            lines.addAll(wrapped.subList(1, wrapped.size()));
        }
    }

    /// Signal and gradient at a glance, each with the numbers at its ends.
    private void sparks() {
        List<Double> signal = new ArrayList<>();
        List<Double> gradient = new ArrayList<>();
        for (LayerFinding layer : diagnosis.layers()) {
            LayerProfile profile = layer.measured() == null ? layer.predicted() : layer.measured();
            if (profile != null) {
                signal.add(Depths.signal(diagnosis, layer, profile).log10());
                gradient.add(profile.gradient().log10());
            }
        }
        if (signal.size() > 1) {
            lines.add("");
            spark("signal", signal);
            spark("gradient", gradient);
        }
    }

    private void spark(String name, List<Double> log10) {
        String ends = "  " + Figures.magnitude(log10.getFirst()) + " → " + Figures.magnitude(log10.getLast());
        String label = Lines.left("  " + name, LABEL + 3);
        lines.add(paint.faint(label) + Sparks.of(log10, width - label.length() - ends.length()) + paint.faint(ends));
    }

    private void section(List<String> content) {
        if (!content.isEmpty()) {
            lines.add("");
            lines.addAll(content);
        }
    }

    private void notes() {
        if (!diagnosis.notes().isEmpty()) {
            lines.add("");
            lines.add(paint.bold("Assumed, sampled or not checked"));
            diagnosis.notes().forEach(note -> faint("  · ", note));
        }
    }

    private void time() {
        lines.add("");
        String trial = diagnosis.trialSeconds() > 0
                ? ", the trial " + Figures.seconds(diagnosis.trialSeconds()) + " of it"
                : "";
        faint(
                "",
                "Examined in " + Figures.seconds(diagnosis.seconds()) + trial
                        + ". 'fanin doctor --explain ID' tells more of a rule.");
    }

    private void faint(String first, String text) {
        Lines.wrap(first, text, width).forEach(line -> lines.add(paint.faint(line)));
    }
}
