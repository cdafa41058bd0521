package dev.fanin.lab.report;

import dev.fanin.lab.finding.Diagnosis;
import dev.fanin.lab.finding.Finding;
import dev.fanin.lab.finding.Fix;
import dev.fanin.lab.finding.Rule;
import dev.fanin.lab.finding.Severity;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A diagnosis as the XML of JUnit, which build servers show as tests.
///
/// One case for each rule and layer with a finding, and a passing one for each rule without any.
/// What is only worth knowing passes, and is told in the case's output.
public final class DiagnosisJunit {

    private final Diagnosis diagnosis;
    private final StringBuilder xml = new StringBuilder();

    /// How often a name was given out: a second of the same name would be dropped by some readers.
    private final Map<String, Integer> names = new HashMap<>();

    private DiagnosisJunit(Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
    }

    /// Returns the document.
    public static String xml(Diagnosis diagnosis) {
        return new DiagnosisJunit(diagnosis).document();
    }

    private String document() {
        List<Finding> findings = diagnosis.findings();
        List<Rule> silent = Arrays.stream(Rule.values())
                .filter(rule -> findings.stream().noneMatch(finding -> finding.rule() == rule))
                .toList();
        long failures = findings.stream().filter(DiagnosisJunit::fails).count();
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append(String.format(
                Locale.ROOT,
                "<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\" time=\"%.3f\">\n",
                escape("fanin doctor " + diagnosis.subject().model()),
                findings.size() + silent.size(),
                failures,
                diagnosis.seconds()));
        findings.forEach(this::finding);
        silent.forEach(rule -> xml.append(open(rule, rule.title())).append("/>\n"));
        return xml.append("</testsuite>\n").toString();
    }

    private static boolean fails(Finding finding) {
        return finding.severity().compareTo(Severity.WARN) >= 0;
    }

    private void finding(Finding finding) {
        xml.append(open(finding.rule(), finding.rule().title() + " at " + FindingWords.place(finding)))
                .append(">\n");
        String text = escape(body(finding));
        if (fails(finding)) {
            xml.append("<failure type=\"")
                    .append(finding.severity().text())
                    .append("\" message=\"")
                    .append(escape(finding.cause()))
                    .append("\">")
                    .append(text)
                    .append("</failure>\n");
        } else {
            xml.append("<system-out>").append(text).append("</system-out>\n");
        }
        xml.append("</testcase>\n");
    }

    private String open(Rule rule, String wanted) {
        int times = names.merge(rule.name() + " " + wanted, 1, Integer::sum);
        String name = times == 1 ? wanted : wanted + " (" + times + ")";
        return "<testcase classname=\"fanin." + rule.name() + "\" name=\"" + escape(name) + "\" time=\"0\"";
    }

    private static String body(Finding finding) {
        StringBuilder text = new StringBuilder(finding.rule().name())
                .append(' ')
                .append(finding.rule().title())
                .append(" at ")
                .append(FindingWords.place(finding))
                .append('\n')
                .append(finding.cause())
                .append('\n');
        String evidence = FindingWords.evidence(finding.evidence());
        if (!evidence.isEmpty()) {
            text.append(evidence).append('\n');
        }
        Fix fix = finding.fix();
        if (fix != null) {
            text.append("Fix: ")
                    .append(fix.text())
                    .append('\n')
                    .append(fix.fanin())
                    .append('\n');
            if (fix.verified() != null) {
                text.append("Tried: ")
                        .append(String.join("; ", FindingWords.verified(fix.verified())))
                        .append('\n');
            }
        }
        return text.toString();
    }

    /// XML has no place for most control characters, escaped or not.
    private static String escape(String text) {
        StringBuilder allowed = new StringBuilder();
        text.codePoints().map(c -> isAllowed(c) ? c : '?').forEach(allowed::appendCodePoint);
        return Markup.escape(allowed.toString());
    }

    private static boolean isAllowed(int c) {
        boolean control = c < 0x20 && c != '\n' && c != '\t';
        boolean loneSurrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return !control && !loneSurrogate && c != 0xfffe && c != 0xffff;
    }
}
