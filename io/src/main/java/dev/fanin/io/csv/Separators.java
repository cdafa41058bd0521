package dev.fanin.io.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/// Guesses what separates the columns of a table, from its first lines.
final class Separators {

    /// The least likely to stand within a cell comes first: decimal commas stand in numbers.
    private static final String CANDIDATES = "\t;,";

    private static final int LINES = 10;
    private static final int LETTERS = 1 << 16;

    private Separators() {}

    /// Returns the first of tab, semicolon and comma that is in the first line, and as often in the
    /// lines behind it; where there is none, the most frequent in the first line; or a comma.
    static char guess(Path path) throws IOException {
        int[][] counts = counts(path);
        for (int i = 0; i < CANDIDATES.length(); i++) {
            int candidate = i;
            int first = counts[0][i];
            if (first > 0 && Arrays.stream(counts).allMatch(line -> line[candidate] == first)) {
                return CANDIDATES.charAt(i);
            }
        }
        int best = CANDIDATES.length() - 1;
        for (int i = 0; i < CANDIDATES.length(); i++) {
            best = counts[0][i] > counts[0][best] ? i : best;
        }
        return CANDIDATES.charAt(best);
    }

    /// How often each candidate stands outside quotes, in each of the first lines with content.
    private static int[][] counts(Path path) throws IOException {
        int[][] counts = new int[LINES][CANDIDATES.length()];
        int line = 0;
        boolean quoted = false;
        boolean blank = true;
        try (BufferedReader text = Rows.text(path)) {
            for (int read = 0; read < LETTERS && line < LINES; read++) {
                int letter = text.read();
                if (letter < 0) {
                    line += blank ? 0 : 1;
                    break;
                }
                quoted ^= letter == '"';
                if (!quoted && (letter == '\n' || letter == '\r')) {
                    line += blank ? 0 : 1;
                    blank = true;
                } else {
                    blank &= Character.isWhitespace(letter) && letter != '\t';
                    int candidate = quoted ? -1 : CANDIDATES.indexOf(letter);
                    if (candidate >= 0) {
                        counts[line][candidate]++;
                    }
                }
            }
        }
        return Arrays.copyOf(counts, Math.max(1, line));
    }
}
