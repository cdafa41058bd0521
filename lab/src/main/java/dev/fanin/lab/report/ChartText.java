package dev.fanin.lab.report;

import static dev.fanin.lab.report.Markup.escape;

import dev.fanin.lab.experiment.Comparison;
import dev.fanin.lab.experiment.Run;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The charts in words: for readers who do not see them, and for points that cannot be drawn.
final class ChartText {

    private ChartText() {}

    static Map<String, String> of(Comparison comparison) {
        return Map.of(
                "signal_text",
                        label(
                                comparison,
                                run -> change(
                                        run.predicted().signalDecades(),
                                        run.measured().signalDecades())),
                "gradient_text",
                        label(
                                comparison,
                                run -> change(
                                        run.predicted().gradientDecades(),
                                        run.measured().gradientDecades())),
                "loss_text", label(comparison, run -> "last loss " + Figures.loss(run)),
                "accuracy_text", label(comparison, run -> "test accuracy " + Figures.percent(run.accuracy())),
                "layer_notes", notes(comparison, Notes::onLayers),
                "training_notes", notes(comparison, Notes::onTraining));
    }

    private static String change(double predicted, double measured) {
        return "predicted " + Figures.decades(predicted) + ", measured " + Figures.decades(measured) + " decades";
    }

    private static String label(Comparison comparison, Function<Run, String> text) {
        return escape(comparison.runs().stream()
                .map(run -> Summary.name(run, comparison) + ": " + text.apply(run) + ".")
                .collect(Collectors.joining(" ")));
    }

    private static String notes(Comparison comparison, Function<Run, List<String>> notes) {
        var html = new StringBuilder();
        for (Run run : comparison.runs()) {
            for (String note : notes.apply(run)) {
                html.append("<li><code>")
                        .append(escape(Summary.name(run, comparison)))
                        .append("</code>: ")
                        .append(escape(note))
                        .append(".</li>\n");
            }
        }
        return html.isEmpty() ? "" : "<ul class=\"notes\">\n" + html + "</ul>";
    }
}
