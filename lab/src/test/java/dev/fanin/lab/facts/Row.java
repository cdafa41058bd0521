package dev.fanin.lab.facts;

import java.util.List;

/// One line of a table: what was expected beside what was measured.
record Row(String quantity, String expected, String measured, boolean holds) {

    /// Lays out the lines of a table; the last says whether all hold, or which do not.
    static String table(List<Row> rows) {
        int quantity =
                rows.stream().mapToInt(row -> row.quantity.length()).max().orElse(0);
        int expected =
                rows.stream().mapToInt(row -> row.expected.length()).max().orElse(0);
        String format = "%-" + Math.max(quantity, 8) + "s   %-" + Math.max(expected, 8) + "s   %s%n";
        StringBuilder text = new StringBuilder(format.formatted("quantity", "expected", "measured"));
        for (Row row : rows) {
            text.append(format.formatted(row.quantity, row.expected, row.measured));
        }
        List<String> others =
                rows.stream().filter(row -> !row.holds).map(Row::quantity).toList();
        return text.append(others.isEmpty() ? "as expected" : "differs: " + String.join("; ", others))
                .append('\n')
                .toString();
    }
}
