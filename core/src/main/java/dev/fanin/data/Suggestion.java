package dev.fanin.data;

import java.util.Collection;
import java.util.Comparator;

/// The "did you mean" of an error message: the known word nearest to a mistyped one.
final class Suggestion {

    /// Two swapped letters count as two changes.
    private static final int NEAR = 2;

    private Suggestion() {}

    /// Returns `" Did you mean 'moons'?"`, or nothing where no known word is near.
    static String of(String typed, Collection<String> known) {
        return known.stream()
                .filter(word -> distance(typed, word) <= NEAR)
                .min(Comparator.comparingInt(word -> distance(typed, word)))
                .map(word -> " Did you mean '" + word + "'?")
                .orElse("");
    }

    /// Returns how many letters to put in, take out or exchange to make one word of the other.
    ///
    /// Source: Wagner and Fischer, "The string-to-string correction problem", 1974.
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int exchanged = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(exchanged, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
