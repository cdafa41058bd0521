package dev.fanin.lab.report;

import static dev.fanin.lab.report.Markup.escape;

import dev.fanin.lab.finding.Diagnosis;
import dev.fanin.lab.finding.Evidence;
import dev.fanin.lab.finding.Finding;
import dev.fanin.lab.finding.Fix;
import dev.fanin.lab.finding.Library;
import dev.fanin.lab.finding.Outcome;
import dev.fanin.lab.finding.Severity;
import dev.fanin.lab.finding.Verified;
import java.util.List;

/// The findings of the page, each as a card with its numbers, its cause and its fix.
final class FindingCards {

    private final StringBuilder html = new StringBuilder();
    private int count;

    private FindingCards() {}

    static String html(Diagnosis diagnosis) {
        if (diagnosis.findings().isEmpty()) {
            return "<p>Nothing that hurts training was found.</p>\n";
        }
        FindingCards cards = new FindingCards();
        diagnosis.findings().forEach(cards::card);
        return cards.html.toString();
    }

    private void card(Finding finding) {
        count++;
        Severity severity = finding.severity();
        html.append("<article class=\"finding ")
                .append(severity.text())
                .append("\">\n<header><h3><span class=\"mark\">");
        html.append(Paint.sign(severity)).append(' ').append(severity.text()).append("</span> ");
        html.append("<span class=\"rule\">").append(finding.rule().name()).append("</span> ");
        html.append(escape(finding.rule().title())).append("</h3><p class=\"place\">");
        html.append(finding.layer().isEmpty() ? "the whole network" : "<code>" + escape(finding.layer()) + "</code>");
        html.append("</p></header>\n<p>").append(escape(finding.cause())).append("</p>\n");
        evidence(finding.evidence());
        if (finding.fix() != null) {
            fix(finding.fix());
        }
        html.append("<p class=\"basis\">")
                .append(escape(capital(FindingWords.grounds(finding))))
                .append(".</p>\n");
        html.append("</article>\n");
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private void evidence(Evidence evidence) {
        if (FindingWords.evidence(evidence).isEmpty()) {
            return;
        }
        html.append("<dl class=\"evidence\"><div class=\"quantity\"><dt>Evidence</dt><dd>")
                .append(escape(evidence.quantity()))
                .append("</dd></div>");
        number("Predicted", Figures.brief(evidence.predicted()));
        if (FindingWords.hasInterval(evidence)) {
            number("Expected", FindingWords.interval(evidence));
        }
        number("Measured", Figures.brief(evidence.measured()));
        html.append("</dl>\n");
    }

    private void number(String label, String value) {
        html.append("<div><dt>")
                .append(label)
                .append("</dt><dd>")
                .append(escape(value))
                .append("</dd></div>");
    }

    private void fix(Fix fix) {
        html.append("<div class=\"fix\">\n<h4>Fix</h4>\n<p>")
                .append(escape(fix.text()))
                .append("</p>\n");
        for (Library library : Library.values()) {
            code(library, library.code(fix));
        }
        if (fix.verified() != null) {
            verified(fix.verified());
        }
        html.append("</div>\n");
    }

    /// Of one group, the browser keeps one open.
    private void code(Library library, String code) {
        if (code.isBlank()) {
            return;
        }
        html.append("<details name=\"code").append(count).append('"');
        html.append(library == Library.FANIN ? " open" : "")
                .append("><summary>")
                .append(name(library));
        html.append("</summary><pre tabindex=\"0\"><code>").append(escape(code)).append("</code></pre></details>\n");
    }

    private static String name(Library library) {
        return switch (library) {
            case FANIN -> "Fanin";
            case KERAS -> "Keras";
            case TORCH -> "PyTorch";
        };
    }

    private void verified(Verified verified) {
        Outcome before = verified.before();
        Outcome after = verified.after();
        html.append("<table class=\"tried\">\n<caption>Tried on a copy</caption>\n<thead><tr><td></td>"
                + "<th scope=\"col\">Signal</th><th scope=\"col\">Gradient</th><th scope=\"col\">First loss</th>");
        if (verified.steps() > 0) {
            html.append("<th scope=\"col\">Loss after ")
                    .append(verified.steps())
                    .append(" steps</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
        row("as it is", before, verified.steps() > 0);
        row("with the fix", after, verified.steps() > 0);
        html.append("</tbody>\n</table>\n");
    }

    private void row(String name, Outcome outcome, boolean trained) {
        html.append("<tr><th scope=\"row\">").append(name).append("</th>");
        List<String> cells = List.of(
                Figures.decades(outcome.signalDecades()),
                Figures.decades(outcome.gradientDecades()),
                Figures.loss(outcome.initialLoss()));
        cells.forEach(cell -> html.append("<td>").append(escape(cell)).append("</td>"));
        if (trained) {
            html.append("<td>").append(Figures.loss(outcome.trainedLoss())).append("</td>");
        }
        html.append("</tr>\n");
    }
}
