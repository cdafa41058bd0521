package dev.fanin.lab.report;

import static dev.fanin.lab.report.Markup.escape;

import dev.fanin.file.AtomicFile;
import dev.fanin.lab.experiment.Comparison;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/// A comparison as one page for the browser, with tables, charts and everything needed to repeat
/// it.
///
/// The page carries its style, its script and the chart library with it: it opens from a file, and
/// asks nothing of any network. Equal comparisons give equal pages.
public final class HtmlReport {

    private HtmlReport() {}

    /// Writes the page to a file, which is replaced as a whole or not at all.
    ///
    /// @throws IOException if the file cannot be written; the message is one line, and an older
    ///     file is unchanged
    public static void write(Comparison comparison, Path path) throws IOException {
        AtomicFile.write(path, html(comparison));
    }

    /// Returns the page.
    public static String html(Comparison comparison) {
        Map<String, String> parts = PageParts.start();
        parts.put("script", Resources.text("report.js"));
        parts.put("data", Markup.json(JsonReport.jsonForCharts(comparison)));

        parts.put("sentence", escape(Summary.sentence(comparison)));
        parts.put("network", escape(comparison.network()));
        parts.put("samples", escape(comparison.data()));
        parts.put("training", escape(comparison.training()));
        parts.put("command", escape(comparison.command()));
        parts.put("versions", escape(comparison.versions()));
        parts.put("seconds", escape(Figures.seconds(comparison.seconds())));
        parts.put(
                "seeds", Summary.seeds(comparison).stream().map(String::valueOf).collect(Collectors.joining(", ")));

        parts.put("results", ResultTable.html(comparison));
        parts.put("layers", LayerTable.html(comparison));
        parts.putAll(ChartText.of(comparison));
        return Markup.fill(Resources.text("report.html"), parts);
    }
}
