package dev.fanin.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/// The message for a name that nobody answers to.
public final class Suggestion {

    private Suggestion() {}

    /// Returns one line such as `Unknown optimizer 'sdg'; did you mean 'sgd'? Known: sgd.`
    ///
    /// @param what the kind of thing that was named
    /// @param given what the user wrote
    /// @param known the names there are, in the order to show them
    public static String unknown(String what, String given, Collection<String> known) {
        String nearest = known.stream()
                .min(Comparator.comparingInt(name -> distance(given, name)))
                .orElse("");
        boolean near = distance(given, nearest) <= Math.max(2, nearest.length() / 3);
        return "Unknown " + what + " '" + given + "'" + (near ? "; did you mean '" + nearest + "'?" : ".") + " Known: "
                + String.join(", ", known) + ".";
    }

    /// The least number of letters to insert, delete or replace, upper and lower case alike.
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
