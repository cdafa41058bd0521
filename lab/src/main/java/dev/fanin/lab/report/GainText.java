package dev.fanin.lab.report;

import static dev.fanin.lab.report.Lines.left;
import static dev.fanin.lab.report.Lines.right;

import dev.fanin.activation.Elementwise;
import dev.fanin.activation.Gain;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The gains of activations as text for the terminal.
public final class GainText {

    private static final int NAME = 22;
    private static final int CELL = 9;

    private GainText() {}

    /// Returns the gains of one activation, with a sentence for each number.
    public static String one(Elementwise phi, int width) {
        GainRow row = GainRow.of(phi);
        Gain gain = row.gain();
        String title = "What " + phi.name() + " makes of a signal from N(0, 1)";
        List<String> lines = new ArrayList<>(Lines.wrap("", title, width));
        lines.add("=".repeat(Math.min(title.length(), width)));
        add(lines, "mean", gain.mean(), "E phi(z), the mean of the outputs.", width);
        add(
                lines,
                "second moment",
                gain.secondMoment(),
                "E phi(z)^2, the mean square of the outputs: what the next layer gets.",
                width);
        add(
                lines,
                "derivative",
                gain.derivativeSecondMoment(),
                "E phi'(z)^2, the mean square of the slope: what a gradient keeps on its way back.",
                width);
        add(
                lines,
                "gain",
                gain.gain(),
                "1 / sqrt(E phi^2): weights with standard deviation gain / sqrt(fan-in) keep the signal's size.",
                width);
        add(
                lines,
                "variance gain",
                gain.varianceGain(),
                "1 / sqrt(Var phi): outputs times this have variance 1.",
                width);
        add(
                lines,
                "backward gain",
                gain.backwardGain(),
                "1 / sqrt(E phi'^2): weights with this over sqrt(fan-out) keep the gradient's size.",
                width);
        add(
                lines,
                "chi1",
                gain.chi1(),
                "E phi'^2 / E phi^2: with the gain, each layer multiplies the gradient's mean square by this.",
                width);
        if (!Double.isNaN(row.pytorch())) {
            add(lines, "PyTorch", row.pytorch(), "What its calculate_gain returns.", width);
        }
        lines.add("");
        lines.addAll(Lines.wrap(
                "",
                phi.isHomogeneous()
                        ? "This activation treats large and small signals alike, so the gains hold for sums of any"
                                + " variance."
                        : "The gains hold where the sums have variance 1.",
                width));
        return String.join("\n", lines) + "\n";
    }

    /// Returns a table of every activation there is, our gain beside PyTorch's.
    public static String all(int width) {
        List<String> lines = new ArrayList<>(Lines.wrap(
                "", "What activations make of a signal from N(0, 1), and the gains that make up for it:", width));
        lines.add("");
        lines.add(line(
                "activation",
                List.of("mean", "E phi^2", "E phi'^2", "gain", "variance", "backward", "chi1", "PyTorch")));
        lines.add("─".repeat(NAME + 8 * CELL));
        for (GainRow row : GainRow.all()) {
            Gain gain = row.gain();
            lines.add(line(
                    row.phi().name(),
                    List.of(
                            Figures.significant(gain.mean()),
                            Figures.significant(gain.secondMoment()),
                            Figures.significant(gain.derivativeSecondMoment()),
                            Figures.significant(gain.gain()),
                            Figures.significant(gain.varianceGain()),
                            Figures.significant(gain.backwardGain()),
                            Figures.significant(gain.chi1()),
                            Double.isNaN(row.pytorch()) ? "" : Figures.significant(row.pytorch()))));
        }
        lines.add("");
        lines.addAll(Lines.wrap(
                "",
                "Parameters are those of Keras; others go in brackets: fanin gain 'leaky_relu(negative_slope=0.01)'."
                        + " 'fanin gain tanh' says what the numbers mean.",
                width));
        return String.join("\n", lines) + "\n";
    }

    private static void add(List<String> lines, String name, double value, String sentence, int width) {
        String number = value == 0 || !Double.isFinite(value)
                ? Figures.significant(value)
                : String.format(Locale.ROOT, "%.7g", value);
        lines.addAll(Lines.wrap(left(name, 14) + right(number, 12) + "  ", sentence, width));
    }

    private static String line(String name, List<String> cells) {
        StringBuilder line = new StringBuilder(left(name, NAME));
        cells.forEach(cell -> line.append(right(cell, CELL)));
        return line.toString().stripTrailing();
    }
}
