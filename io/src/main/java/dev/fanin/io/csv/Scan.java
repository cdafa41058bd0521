package dev.fanin.io.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a table holds, found in one walk through it that checks every cell.
///
/// @param separator what separates the columns
/// @param columns the columns
/// @param rows the rows of data
/// @param classes the texts of the labels, sorted; none where labels are numbers
/// @param codes the number of each class
record Scan(char separator, Columns columns, long rows, List<String> classes, Map<String, Integer> codes) {

    private static final int MOST_CLASSES = 100_000;

    static Scan of(Path path, @Nullable Character told, @Nullable Boolean header, LabelColumn label)
            throws IOException {
        char separator = told == null ? Separators.guess(path) : told;
        try (Rows rows = Rows.open(path, separator)) {
            CsvRecord first = rows.next();
            if (first == null) {
                throw new CsvException("it has no rows");
            }
            CsvRecord second = rows.next();
            boolean hasHeader = header == null ? isHeader(first, second) : header;
            Columns columns = Columns.of(first, hasHeader, label);
            List<CsvRecord> begun = new ArrayList<>();
            if (!hasHeader) {
                begun.add(first);
            }
            if (second != null) {
                begun.add(second);
            }
            if (begun.isEmpty()) {
                throw new CsvException("it has a header and no rows");
            }
            return scan(separator, columns, begun, rows);
        }
    }

    /// Whether the first row names the columns: it has no number in it, or a text in a column where
    /// the second row has a number.
    private static boolean isHeader(CsvRecord first, @Nullable CsvRecord second) {
        boolean numbers = false;
        for (int i = 0; i < first.getFieldCount(); i++) {
            boolean number = Cells.isNumber(first.getField(i));
            numbers |= number;
            if (!number && second != null && i < second.getFieldCount() && Cells.isNumber(second.getField(i))) {
                return !Cells.isMissing(first.getField(i));
            }
        }
        return !numbers;
    }

    private static Scan scan(char separator, Columns columns, List<CsvRecord> begun, Rows rows) throws IOException {
        boolean texts = !Cells.isNumber(labelOf(columns, begun.getFirst()));
        TreeSet<String> classes = new TreeSet<>();
        long count = 0;
        for (CsvRecord row : begun) {
            accept(columns, row, texts, classes);
            count++;
        }
        for (CsvRecord row = rows.next(); row != null; row = rows.next()) {
            accept(columns, row, texts, classes);
            count++;
        }
        List<String> sorted = List.copyOf(classes);
        Map<String, Integer> codes = new HashMap<>();
        for (String name : sorted) {
            codes.put(name, codes.size());
        }
        return new Scan(separator, columns, count, sorted, codes);
    }

    private static String labelOf(Columns columns, CsvRecord row) throws CsvException {
        columns.check(row);
        return row.getField(columns.label());
    }

    private static void accept(Columns columns, CsvRecord row, boolean texts, TreeSet<String> classes)
            throws CsvException {
        String label = labelOf(columns, row).strip();
        if (!texts) {
            columns.number(row, columns.label());
        } else if (Cells.isNumber(label)) {
            throw new CsvException("line " + row.getStartingLineNumber() + ": expected a text as label, as in the"
                    + " lines before, got the number " + Cells.shown(label));
        } else if (classes.add(label) && classes.size() > MOST_CLASSES) {
            throw new CsvException("expected at most " + MOST_CLASSES + " different labels, got more by line "
                    + row.getStartingLineNumber());
        }
    }

    /// Returns the number that stands for the label of a row.
    float label(CsvRecord row) throws CsvException {
        if (classes.isEmpty()) {
            return columns.number(row, columns.label());
        }
        Integer code = codes.get(row.getField(columns.label()).strip());
        if (code == null) {
            throw new CsvException("line " + row.getStartingLineNumber() + ": the file changed while it was read");
        }
        return code;
    }
}
