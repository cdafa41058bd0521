package dev.fanin.lab.report;

import java.util.HashMap;
import java.util.Map;

/// The parts that every page carries with it: its style, what its charts share, and the chart
/// library with its licences.
final class PageParts {

    private PageParts() {}

    /// Returns a new map with these parts, for those of one page to be added.
    static Map<String, String> start() {
        Map<String, String> library = Map.of(
                "echarts", Resources.text("echarts/echarts.common.min.js"),
                "echarts_notice", Resources.text("echarts/NOTICE"),
                "echarts_license", Resources.text("echarts/LICENSE"),
                "d3_license", Resources.text("echarts/LICENSE-d3"));
        Map<String, String> parts = new HashMap<>();
        parts.put("style", Resources.text("report.css"));
        parts.put("charts", Resources.text("charts.js"));
        parts.put("page", Resources.text("page.js"));
        parts.put("library", Markup.fill(Resources.text("library.html"), library));
        return parts;
    }
}
