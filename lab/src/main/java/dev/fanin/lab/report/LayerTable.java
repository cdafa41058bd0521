package dev.fanin.lab.report;

import static dev.fanin.lab.report.Markup.escape;

import dev.fanin.lab.experiment.Comparison;
import dev.fanin.lab.experiment.Run;
import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.lab.profile.Rms;

/// Every number the charts over layers are drawn from, one folded table a run.
final class LayerTable {

    private static final String HEAD = """
            <table class="layers">
            <thead>
            <tr><th rowspan="2">#</th><th rowspan="2" class="text">Layer</th><th rowspan="2">Nodes</th>
            <th colspan="2">Signal</th><th colspan="2">dL/dz</th><th colspan="2">dL/dW</th>
            <th colspan="2">Saturated</th><th colspan="2">Dead</th></tr>
            <tr><th>predicted</th><th>measured</th><th>predicted</th><th>measured</th><th>predicted</th>
            <th>measured</th><th>predicted</th><th>measured</th><th>predicted</th><th>measured</th></tr>
            </thead>
            <tbody>
            """;

    private LayerTable() {}

    static String html(Comparison comparison) {
        var html = new StringBuilder();
        for (Run run : comparison.runs()) {
            String name = escape(Summary.name(run, comparison));
            html.append("<details>\n<summary><code>").append(name).append("</code></summary>\n");
            html.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Layers under ")
                    .append(name)
                    .append("\">\n")
                    .append(HEAD);
            int count = Math.min(
                    run.predicted().layers().size(), run.measured().layers().size());
            for (int i = 0; i < count; i++) {
                row(
                        html,
                        i + 1,
                        run.predicted().layers().get(i),
                        run.measured().layers().get(i));
            }
            html.append("</tbody>\n</table>\n</div>\n</details>\n");
        }
        return html.toString();
    }

    private static void row(StringBuilder html, int number, LayerProfile predicted, LayerProfile measured) {
        html.append("<tr><td>").append(number).append("</td>");
        html.append("<td class=\"text\">").append(escape(measured.layer())).append("</td>");
        html.append("<td>").append(measured.units()).append("</td>");
        magnitudes(html, predicted.activation().rms(), measured.activation().rms());
        magnitudes(html, predicted.gradient(), measured.gradient());
        magnitudes(html, predicted.weightGradient(), measured.weightGradient());
        shares(html, predicted.saturated(), measured.saturated());
        shares(html, predicted.dead(), measured.dead());
        html.append("</tr>\n");
    }

    private static void magnitudes(StringBuilder html, Rms predicted, Rms measured) {
        html.append("<td>").append(Figures.magnitude(predicted.log10())).append("</td>");
        html.append("<td>").append(Figures.magnitude(measured.log10())).append("</td>");
    }

    private static void shares(StringBuilder html, double predicted, double measured) {
        html.append("<td>").append(Figures.percent(predicted)).append("</td>");
        html.append("<td>").append(Figures.percent(measured)).append("</td>");
    }
}
