package dev.fanin.lab.report;

import static dev.fanin.lab.report.Lines.left;
import static dev.fanin.lab.report.Lines.right;

import dev.fanin.lab.experiment.Comparison;
import dev.fanin.lab.experiment.Run;
import java.util.List;

/// The columns of the terminal's table.
///
/// @param initializer the width of the first column
/// @param seed the width of the column of seeds, 0 for none
record TextTable(int initializer, int seed) {

    private static final int CELL = 11;

    static TextTable of(Comparison comparison) {
        int initializer = "initializer".length();
        int seed = 0;
        for (Run run : comparison.runs()) {
            initializer = Math.max(initializer, run.initializer().length());
            seed = Math.max(seed, Math.max(6, Long.toString(run.seed()).length() + 2));
        }
        return new TextTable(initializer, Summary.seeds(comparison).size() > 1 ? seed : 0);
    }

    int width() {
        return initializer + seed + 6 * CELL;
    }

    String rule() {
        return "─".repeat(width());
    }

    /// Returns the lines above the first run.
    List<String> head() {
        String groups = left("", initializer + seed)
                + right("── signal, decades ──", 2 * CELL)
                + right("─ gradient, decades ─", 2 * CELL)
                + right("test", 2 * CELL);
        String names = line(
                "initializer", "seed", List.of("predicted", "measured", "predicted", "measured", "loss", "accuracy"));
        return List.of(groups, names, rule());
    }

    String row(Run run) {
        return line(
                run.initializer(),
                Long.toString(run.seed()),
                List.of(
                        Figures.decades(run.predicted().signalDecades()),
                        Figures.decades(run.measured().signalDecades()),
                        Figures.decades(run.predicted().gradientDecades()),
                        Figures.decades(run.measured().gradientDecades()),
                        Figures.loss(run),
                        Figures.percent(run.accuracy())));
    }

    private String line(String name, String seedText, List<String> cells) {
        var line = new StringBuilder(left(name, initializer));
        if (seed > 0) {
            line.append(right(seedText, seed));
        }
        cells.forEach(cell -> line.append(right(cell, CELL)));
        return line.toString();
    }
}
