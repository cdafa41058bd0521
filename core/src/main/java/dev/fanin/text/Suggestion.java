package dev.fanin.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/// The "did you mean" for a name that nobody answers to.
public final class Suggestion {

    private Suggestion() {}

    /// Returns one line such as `Unknown optimizer 'sdg'; did you mean 'sgd'? Known: sgd.`
    ///
    /// @param what the kind of thing that was named
    /// @param given what the user wrote
    /// @param known the names there are, in the order to show them
    public static String unknown(String what, String given, Collection<String> known) {
        return "Unknown " + what + " " + Quoted.of(given) + of(given, known) + " Known: " + String.join(", ", known)
                + ".";
    }

    /// Returns how a sentence about a wrong name ends: `; did you mean 'sgd'?`, or a full stop
    /// where no known name is near.
    public static String of(String given, Collection<String> known) {
        return known.stream()
                .filter(name -> isNear(given, name))
                .min(Comparator.comparing((String name) -> !isBegun(given, name))
                        .thenComparingInt(name -> distance(given, name)))
                .map(name -> "; did you mean " + Quoted.of(name) + "?")
                .orElse(".");
    }

    /// Two swapped letters count as two changes; long names may have more, and be cut short.
    private static boolean isNear(String given, String name) {
        return isBegun(given, name) || distance(given, name) <= Math.max(2, name.length() / 3);
    }

    private static boolean isBegun(String given, String name) {
        return given.length() > 1 && name.toLowerCase(Locale.ROOT).startsWith(given.toLowerCase(Locale.ROOT));
    }

    /// The least number of letters to insert, delete or replace, upper and lower case alike.
    ///
    /// Source: Wagner and Fischer, "The string-to-string correction problem", 1974.
    static int distance(String first, String second) {
        String a = first.toLowerCase(Locale.ROOT);
        String b = second.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
