package dev.fanin.bench.sidebyside;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The outcomes of one workload as a table, for a screen and for Markdown alike.
public final class Table {

    private static final List<String> HEAD =
            List.of("system", "median", "min", "max", "per second", "/ limit", "/ Fanin", "foreign", "loss", "notes");

    private Table() {}

    /// Returns the table, with a line that says what the workload is.
    ///
    /// `/ limit` and `/ Fanin` are the median over that of the limit, and over that of the fastest
    /// of ours. `foreign` is the most that other processes took of the machine in a block that
    /// counts; a star marks disturbed ones, and the notes say how many.
    public static String of(Workload workload, List<Outcome> outcomes) {
        double limit = median(outcomes, Entrant.Role.LIMIT);
        double ours = median(outcomes, Entrant.Role.OURS);
        Optional<Learning> common = common(outcomes);
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        for (Outcome outcome : outcomes) {
            rows.add(
                    outcome.hasTimes()
                            ? row(outcome, limit, ours, notes(workload, outcome, common))
                            : List.of(
                                    outcome.entrant().label(),
                                    "-",
                                    "-",
                                    "-",
                                    "-",
                                    "-",
                                    "-",
                                    "-",
                                    "-",
                                    outcome.failure()));
        }
        return workload.name() + ": " + workload.title() + "\n\n" + aligned(rows);
    }

    private static List<String> row(Outcome outcome, double limit, double ours, String notes) {
        Blocks blocks = outcome.blocks();
        Learning learning = outcome.learning();
        return List.of(
                outcome.entrant().label(),
                time(blocks.median()),
                time(blocks.min()),
                time(blocks.max()),
                number(1e9 / blocks.median()),
                ratio(blocks.median(), limit),
                ratio(blocks.median(), ours),
                String.format(Locale.ROOT, "%.0f %%%s", 100 * blocks.foreign(), blocks.disturbed() > 0 ? "*" : ""),
                learning.applies()
                        ? String.format(
                                Locale.ROOT, "%.4f -> %.4f (%d)", learning.before(), learning.after(), learning.steps())
                        : "-",
                notes);
    }

    private static String notes(Workload workload, Outcome outcome, Optional<Learning> common) {
        List<String> notes = new ArrayList<>();
        Learning learning = outcome.learning();
        if (learning.applies() && workload.mode().trains() && !learning.falls()) {
            notes.add("DOES NOT LEARN");
        }
        if (learning.applies() && !common.map(learning::beginsLike).orElse(true)) {
            notes.add("OTHER FIRST LOSS");
        }
        if (outcome.blocks().disturbed() > 0) {
            notes.add(outcome.blocks().disturbed() + " of "
                    + outcome.blocks().all().size() + " blocks disturbed");
        }
        if (outcome.bytes() >= 0) {
            notes.add(outcome.bytes() + " bytes/step");
        }
        notes.add(outcome.version());
        return String.join("; ", notes);
    }

    /// Returns a learning whose first loss most others share.
    private static Optional<Learning> common(List<Outcome> outcomes) {
        List<Learning> all = outcomes.stream()
                .map(Outcome::learning)
                .filter(Learning::applies)
                .toList();
        return all.stream()
                .filter(one -> 2 * all.stream().filter(one::beginsLike).count() > all.size())
                .findFirst();
    }

    /// Returns the median of the fastest in a role; NaN where none has times.
    static double median(List<Outcome> outcomes, Entrant.Role role) {
        return outcomes.stream()
                .filter(outcome -> outcome.entrant().role() == role && outcome.hasTimes())
                .mapToDouble(outcome -> outcome.blocks().median())
                .min()
                .orElse(Double.NaN);
    }

    /// Returns nanoseconds in the unit that suits them, three digits.
    static String time(double nanoseconds) {
        if (nanoseconds < 1e6) {
            return digits(nanoseconds / 1e3) + " us";
        }
        return digits(nanoseconds / 1e6) + " ms";
    }

    private static String digits(double value) {
        int decimals = value < 10 ? 2 : value < 100 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value);
    }

    private static String ratio(double value, double base) {
        return Double.isNaN(base) ? "-" : String.format(Locale.ROOT, "%.2f", value / base);
    }

    /// Returns rows as a Markdown table; the first row is its head.
    static String aligned(List<List<String>> rows) {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            line(text, rows.get(r), widths);
            if (r == 0) {
                for (int width : widths) {
                    text.append("|-").append("-".repeat(width)).append('-');
                }
                text.append("|\n");
            }
        }
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> row, int[] widths) {
        for (int i = 0; i < widths.length; i++) {
            String cell = row.get(i);
            text.append("| ").append(cell).append(" ".repeat(widths[i] - cell.length() + 1));
        }
        text.append("|\n");
    }
}
