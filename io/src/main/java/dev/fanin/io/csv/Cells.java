package dev.fanin.io.csv;

import dev.fanin.text.Quoted;
import java.util.Locale;
import java.util.Set;

/// What stands in one cell of a table.
final class Cells {

    private static final Set<String> MISSING = Set.of("", "na", "n/a", "nan", "null", "none", "?");

    private static final String LETTERS = "0123456789.+-eE";

    private static final int LONGEST_SHOWN = 40;

    private static final int LONGEST_NUMBER = 1000;

    private Cells() {}

    /// Whether a cell stands for a value that is not known.
    static boolean isMissing(String cell) {
        return MISSING.contains(cell.strip().toLowerCase(Locale.ROOT));
    }

    /// Whether a cell is a number in decimal writing.
    static boolean isNumber(String cell) {
        return !Float.isNaN(number(cell));
    }

    /// Returns the number in a cell, infinite where it is too large for float32, or NaN for a text.
    static float number(String cell) {
        String text = cell.strip();
        if (text.isEmpty() || text.length() > LONGEST_NUMBER) {
            return Float.NaN;
        }
        // Java would read `1f`, `0x1p3` and `Infinity` as numbers too.
        for (int i = 0; i < text.length(); i++) {
            if (LETTERS.indexOf(text.charAt(i)) < 0) {
                return Float.NaN;
            }
        }
        try {
            return Float.parseFloat(text);
        } catch (NumberFormatException e) {
            return Float.NaN;
        }
    }

    /// Returns a text in quotes, cut where it is long.
    static String shown(String text) {
        return Quoted.of(text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text);
    }
}
