package dev.fanin.lab.report;

import static dev.fanin.lab.report.Markup.escape;

import dev.fanin.lab.finding.Diagnosis;
import dev.fanin.lab.finding.LayerFinding;
import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.lab.profile.Rms;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Every number of the page's charts over layers, one row a layer.
final class DiagnosisTable {

    private static final String HEAD = """
            <table class="layers">
            <thead>
            <tr><th rowspan="2" scope="col">#</th><th rowspan="2" scope="col" class="text">Layer</th>
            <th rowspan="2" scope="col" class="text">Initializer</th><th rowspan="2" scope="col">Fan-in</th>
            <th rowspan="2" scope="col">Fan-out</th><th rowspan="2" scope="col">std W</th>
            <th colspan="2" scope="colgroup">Signal</th><th colspan="2" scope="colgroup">dL/dz</th>
            <th colspan="2" scope="colgroup">dL/dW</th><th rowspan="2" scope="col">Saturated</th>
            <th rowspan="2" scope="col">Dead</th></tr>
            <tr><th scope="col">predicted</th><th scope="col">measured</th><th scope="col">predicted</th>
            <th scope="col">measured</th><th scope="col">predicted</th><th scope="col">measured</th></tr>
            </thead>
            <tbody>
            """;

    private DiagnosisTable() {}

    static String html(Diagnosis diagnosis) {
        StringBuilder html = new StringBuilder(HEAD);
        for (int i = 0; i < diagnosis.layers().size(); i++) {
            LayerFinding layer = diagnosis.layers().get(i);
            html.append("<tr><td>").append(i + 1).append("</td><th scope=\"row\" class=\"text\">");
            html.append(escape(layer.path()))
                    .append(" <small>")
                    .append(escape(type(layer)))
                    .append("</small></th>");
            html.append("<td class=\"text\">")
                    .append(escape(layer.initializer()))
                    .append("</td>");
            html.append(cell(layer.fanIn() == 0 ? "" : Long.toString(layer.fanIn())));
            html.append(cell(layer.fanOut() == 0 ? "" : Long.toString(layer.fanOut())));
            html.append(cell(Double.isNaN(layer.weightStd()) ? "" : Figures.brief(layer.weightStd())));
            pair(html, layer, profile -> Depths.signal(diagnosis, layer, profile));
            pair(html, layer, LayerProfile::gradient);
            pair(html, layer, LayerProfile::weightGradient);
            LayerProfile measured = layer.measured();
            html.append(cell(measured == null ? "" : share(measured.saturated())));
            html.append(cell(measured == null ? "" : share(measured.dead())));
            html.append("</tr>\n");
        }
        return html.append("</tbody>\n</table>\n").toString();
    }

    private static String type(LayerFinding layer) {
        String file = layer.source().substring(layer.source().lastIndexOf('/') + 1);
        String source = file.isEmpty() ? "" : ", " + file;
        return layer.type() + (layer.activation().equals("linear") ? "" : " " + layer.activation()) + source;
    }

    private static void pair(StringBuilder html, LayerFinding layer, Function<LayerProfile, Rms> quantity) {
        html.append(cell(magnitude(layer.predicted(), quantity))).append(cell(magnitude(layer.measured(), quantity)));
    }

    private static String magnitude(@Nullable LayerProfile profile, Function<LayerProfile, Rms> quantity) {
        double log10 = profile == null ? Double.NaN : quantity.apply(profile).log10();
        return Double.isNaN(log10) ? "–" : Figures.magnitude(log10);
    }

    private static String share(double share) {
        return Double.isNaN(share) ? "–" : Figures.percent(share);
    }

    private static String cell(String text) {
        return "<td>" + escape(text) + "</td>";
    }
}
