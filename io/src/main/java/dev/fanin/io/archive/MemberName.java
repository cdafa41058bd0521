package dev.fanin.io.archive;

import dev.fanin.text.Quoted;
import org.jspecify.annotations.Nullable;

/// The rule for names of members: relative, with forward slashes, and never out of the archive.
final class MemberName {

    private static final int LONGEST = 4096;

    private MemberName() {}

    /// Returns what is wrong with a name, as the end of a sentence, or null for a good one.
    static @Nullable String fault(String name) {
        if (name.isEmpty()) {
            return "has no name";
        }
        if (name.length() > LONGEST) {
            return "has a name of " + name.length() + " letters, more than " + LONGEST;
        }
        if (name.indexOf('\\') >= 0 || name.indexOf('\0') >= 0) {
            return "has a backslash or a zero in its name";
        }
        if (name.startsWith("/") || (name.length() > 1 && name.charAt(1) == ':')) {
            return "has an absolute name";
        }
        for (String part : name.split("/", -1)) {
            if (part.equals("..")) {
                return "has a name that leads out of the archive";
            }
        }
        return null;
    }

    /// Returns the name in quotes, cut where it is long.
    static String shown(String name) {
        int most = 100;
        return Quoted.of(name.length() > most ? name.substring(0, most) + "..." : name);
    }
}
