package dev.fanin.lab.report;

import dev.fanin.lab.experiment.Comparison;
import dev.fanin.lab.experiment.Run;
import java.util.ArrayList;
import java.util.List;

/// A comparison as a table for the terminal.
///
/// Where the table would be wider than the terminal, every run becomes a small paragraph instead.
public final class TextReport {

    private static final int NARROWEST = 40;
    private static final String GREEN = "\u001b[32m";
    private static final String RED = "\u001b[31m";
    private static final String PLAIN = "\u001b[0m";

    private final Comparison comparison;
    private final int width;
    private final boolean color;
    private final List<String> lines = new ArrayList<>();

    private TextReport(Comparison comparison, int width, boolean color) {
        this.comparison = comparison;
        this.width = width;
        this.color = color;
    }

    /// Returns the comparison as lines that end with a line feed.
    ///
    /// @param width the number of columns no line exceeds, at least 40
    /// @param color whether verdicts are green or red by ANSI escapes
    /// @throws IllegalArgumentException if `width` is below 40
    public static String text(Comparison comparison, int width, boolean color) {
        if (width < NARROWEST) {
            throw new IllegalArgumentException("width must be at least " + NARROWEST + ", got " + width + ".");
        }
        return new TextReport(comparison, width, color).text();
    }

    private String text() {
        add("Network   ", comparison.network());
        add("Data      ", comparison.data());
        add("Training  ", comparison.training());
        lines.add("");
        TextTable table = TextTable.of(comparison);
        if (table.width() <= width) {
            lines.addAll(table.head());
            for (Run run : comparison.runs()) {
                lines.add(table.row(run));
                verdict(run);
            }
            lines.add(table.rule());
        } else {
            comparison.runs().forEach(this::paragraph);
        }
        add("", Summary.sentence(comparison));
        lines.add("");
        add(
                "",
                "Signal: from the input to the last hidden layer. Gradient: from the output back to the first layer. "
                        + "A decade is a factor of ten; 'lost 3.0' means that a thousandth is left, 'grew 3.0' that it became "
                        + "a thousand times larger.");
        return String.join("\n", lines) + "\n";
    }

    private void paragraph(Run run) {
        add("", Summary.name(run, comparison));
        add(
                "  signal    ",
                change(run.predicted().signalDecades(), run.measured().signalDecades()));
        add(
                "  gradient  ",
                change(run.predicted().gradientDecades(), run.measured().gradientDecades()));
        add("  training  ", "loss " + Figures.loss(run) + ", test accuracy " + Figures.percent(run.accuracy()));
        verdict(run);
        lines.add("");
    }

    private static String change(double predicted, double measured) {
        return Figures.decades(predicted) + " predicted, " + Figures.decades(measured) + " measured";
    }

    /// The mark tells good from bad where colours are missing or not seen.
    private void verdict(Run run) {
        String mark = run.healthy() ? "  ✓ " : "  ✗ ";
        for (String line : Lines.wrap(mark, run.verdict(), width)) {
            lines.add(color ? (run.healthy() ? GREEN : RED) + line + PLAIN : line);
        }
    }

    private void add(String first, String text) {
        lines.addAll(Lines.wrap(first, text, width));
    }
}
