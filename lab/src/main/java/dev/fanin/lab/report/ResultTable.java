package dev.fanin.lab.report;

import static dev.fanin.lab.report.Markup.escape;

import dev.fanin.lab.experiment.Comparison;
import dev.fanin.lab.experiment.Run;
import java.util.ArrayList;
import java.util.List;

/// The rows of the page's first table, one a run.
final class ResultTable {

    private ResultTable() {}

    static String html(Comparison comparison) {
        List<String> colors = new ArrayList<>(Summary.byInitializer(comparison).keySet());
        boolean seeds = Summary.seeds(comparison).size() > 1;
        var html = new StringBuilder();
        for (Run run : comparison.runs()) {
            html.append("<tr>\n")
                    .append(name(run, colors.indexOf(run.initializer()), seeds))
                    .append(cell(
                            "Signal predicted", Figures.decades(run.predicted().signalDecades())))
                    .append(cell(
                            "Signal measured", Figures.decades(run.measured().signalDecades())))
                    .append(cell(
                            "Gradient predicted",
                            Figures.decades(run.predicted().gradientDecades())))
                    .append(cell(
                            "Gradient measured", Figures.decades(run.measured().gradientDecades())))
                    .append(cell("Loss", Figures.loss(run)))
                    .append(cell("Test accuracy", Figures.percent(run.accuracy())))
                    .append(verdict(run))
                    .append("</tr>\n");
        }
        return html.toString();
    }

    private static String name(Run run, int color, boolean seeds) {
        String seed = seeds ? " <small>seed " + run.seed() + "</small>" : "";
        return "  <th scope=\"row\"><span class=\"key color" + color % 8 + "\"></span><code>"
                + escape(run.initializer()) + "</code>" + seed + "</th>\n";
    }

    private static String cell(String label, String text) {
        return "  <td data-label=\"" + label + "\">" + escape(text) + "</td>\n";
    }

    private static String verdict(Run run) {
        String mark = run.healthy() ? "<b class=\"good\">✓ healthy</b> " : "<b class=\"bad\">✗ unhealthy</b> ";
        return "  <td class=\"verdict\">" + mark + escape(run.verdict()) + "</td>\n";
    }
}
