package dev.fanin.io.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.fanin.text.Suggestion;
import java.util.ArrayList;
import java.util.List;

/// The columns of a table: their names, and which is the label.
///
/// @param names the names in the header, or the columns' numbers from 0 on
/// @param hasHeader whether the names stand in the first row
/// @param label the label's place among them
/// @param firstLine the line of the first row
record Columns(List<String> names, boolean hasHeader, int label, long firstLine) {

    static Columns of(CsvRecord first, boolean hasHeader, LabelColumn wanted) throws CsvException {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < first.getFieldCount(); i++) {
            names.add(hasHeader ? first.getField(i).strip() : Integer.toString(i));
        }
        if (names.size() < 2) {
            throw new CsvException("expected columns of features and one of labels, got one column in line "
                    + first.getStartingLineNumber() + ". Name the separator if it is none of , ; and tab");
        }
        return new Columns(
                List.copyOf(names), hasHeader, label(names, hasHeader, wanted), first.getStartingLineNumber());
    }

    private static int label(List<String> names, boolean hasHeader, LabelColumn wanted) throws CsvException {
        return switch (wanted) {
            case LabelColumn.Named(String name) -> {
                int place = hasHeader ? names.indexOf(name) : -1;
                if (!hasHeader) {
                    throw new CsvException(
                            "there is no header to find label column " + Cells.shown(name) + " in. Give its number");
                }
                if (place < 0) {
                    throw new CsvException("it has no column " + Cells.shown(name) + Suggestion.of(name, names)
                            + " It has " + listed(names));
                }
                if (place != names.lastIndexOf(name)) {
                    throw new CsvException(
                            "it has two columns " + Cells.shown(name) + ". Give the number of the label column");
                }
                yield place;
            }
            case LabelColumn.Numbered(int number) -> {
                int place = number < 0 ? number + names.size() : number;
                if (place < 0 || place >= names.size()) {
                    throw new CsvException("expected the number of a label column from 0 to " + (names.size() - 1)
                            + ", or from -1 to -" + names.size() + ", got " + number);
                }
                yield place;
            }
        };
    }

    private static String listed(List<String> names) {
        int most = 10;
        String first =
                String.join(", ", names.stream().limit(most).map(Cells::shown).toList());
        return first + (names.size() > most ? " and " + (names.size() - most) + " more" : "");
    }

    /// Returns the names of all columns but the label.
    List<String> features() {
        List<String> features = new ArrayList<>(names);
        features.remove(label);
        return List.copyOf(features);
    }

    /// Throws unless a row has a value that may stand there in every column.
    void check(CsvRecord row) throws CsvException {
        if (row.getFieldCount() != names.size()) {
            throw new CsvException("line " + row.getStartingLineNumber() + ": expected " + names.size()
                    + " columns as in line " + firstLine + ", got " + row.getFieldCount());
        }
        for (int i = 0; i < names.size(); i++) {
            String cell = row.getField(i);
            if (Cells.isMissing(cell)) {
                throw new CsvException(place(row, i) + ": a value is missing"
                        + (cell.isBlank() ? "" : ", it says " + Cells.shown(cell)) + ". Fill it in or drop the line");
            }
            if (i != label) {
                number(row, i);
            }
        }
    }

    /// Returns the number in a column.
    float number(CsvRecord row, int column) throws CsvException {
        float number = Cells.number(row.getField(column));
        if (Float.isNaN(number)) {
            throw new CsvException(
                    place(row, column) + ": expected a number, got " + Cells.shown(row.getField(column)));
        }
        if (Float.isInfinite(number)) {
            throw new CsvException(place(row, column) + ": expected a number that float32 can hold, got "
                    + Cells.shown(row.getField(column)));
        }
        return number;
    }

    private String place(CsvRecord row, int column) {
        String name = names.get(column);
        return "line " + row.getStartingLineNumber() + ", column " + (hasHeader ? Cells.shown(name) : name);
    }

    /// Writes the features of a row, one after the other.
    void features(CsvRecord row, float[] into, int at) throws CsvException {
        int place = at;
        for (int i = 0; i < names.size(); i++) {
            if (i != label) {
                into[place] = number(row, i);
                place++;
            }
        }
    }
}
