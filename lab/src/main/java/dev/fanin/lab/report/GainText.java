package dev.fanin.lab.report;

import static dev.fanin.lab.report.Lines.left;
import static dev.fanin.lab.report.Lines.right;

import dev.fanin.activation.Elementwise;
import dev.fanin.activation.Gain;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The gains of activations as text for the terminal.
public final class GainText {

    private static final int NAME = 22;
    private static final int CELL = 9;

    /// Where a sentence has room beside its number.
    private static final int WIDE = 70;

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

    /// Returns a table of every activation there is, our gain beside PyTorch's; without the columns
    /// of least use where the terminal is too narrow for all.
    public static String all(int width) {
        List<Column> columns = fitting(width);
        List<String> lines = new ArrayList<>(Lines.wrap(
                "", "What activations make of a signal from N(0, 1), and the gains that make up for it:", width));
        lines.add("");
        lines.add(line("activation", columns.stream().map(Column::head).toList()));
        lines.add("─".repeat(NAME + columns.size() * CELL));
        for (GainRow row : GainRow.all()) {
            lines.add(line(
                    row.phi().name(),
                    columns.stream().map(column -> column.cell(row)).toList()));
        }
        lines.add("");
        if (columns.size() < Column.values().length) {
            lines.addAll(Lines.wrap("", "A wider terminal shows more columns, and --json all numbers.", width));
        }
        lines.addAll(Lines.wrap(
                "",
                "Parameters are those of Keras; others go in brackets: fanin gain 'leaky_relu(negative_slope=0.01)'."
                        + " 'fanin gain tanh' says what the numbers mean.",
                width));
        return String.join("\n", lines) + "\n";
    }

    private static List<Column> fitting(int width) {
        long room = Math.max(2, (width - NAME) / CELL);
        return Stream.of(Column.values()).filter(column -> column.rank <= room).toList();
    }

    /// A column of the table, with the number of columns it takes for it to be among them.
    private enum Column {
        MEAN("mean", 8),
        SECOND("E phi^2", 5),
        DERIVATIVE("E phi'^2", 6),
        GAIN("gain", 1),
        VARIANCE("variance", 7),
        BACKWARD("backward", 3),
        CHI1("chi1", 4),
        PYTORCH("PyTorch", 2);

        private final String head;
        private final int rank;

        Column(String head, int rank) {
            this.head = head;
            this.rank = rank;
        }

        String head() {
            return head;
        }

        /// Returns the number of a row; PyTorch has none for most.
        String cell(GainRow row) {
            double value = number(row);
            return this == PYTORCH && Double.isNaN(value) ? "" : Figures.significant(value);
        }

        private double number(GainRow row) {
            Gain gain = row.gain();
            return switch (this) {
                case MEAN -> gain.mean();
                case SECOND -> gain.secondMoment();
                case DERIVATIVE -> gain.derivativeSecondMoment();
                case GAIN -> gain.gain();
                case VARIANCE -> gain.varianceGain();
                case BACKWARD -> gain.backwardGain();
                case CHI1 -> gain.chi1();
                case PYTORCH -> row.pytorch();
            };
        }
    }

    private static void add(List<String> lines, String name, double value, String sentence, int width) {
        String number = value == 0 || !Double.isFinite(value)
                ? Figures.significant(value)
                : String.format(Locale.ROOT, "%.7g", value);
        String figure = left(name, 14) + right(number, 12);
        if (width >= WIDE) {
            lines.addAll(Lines.wrap(figure + "  ", sentence, width));
        } else {
            lines.add(figure);
            lines.addAll(Lines.wrap("    ", sentence, width));
        }
    }

    private static String line(String name, List<String> cells) {
        StringBuilder line = new StringBuilder(left(name, NAME));
        cells.forEach(cell -> line.append(right(cell, CELL)));
        return line.toString().stripTrailing();
    }
}
