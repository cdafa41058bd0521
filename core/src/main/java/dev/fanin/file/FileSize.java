package dev.fanin.file;

import java.util.Locale;

/// A number of bytes as people read it.
public final class FileSize {

    private static final String PREFIXES = "kMGTPE";

    private FileSize() {}

    /// Returns the size in decimal units, for example `1.6 MB`; below 1000, in `bytes`.
    public static String text(long bytes) {
        if (bytes < 1000) {
            return bytes + (bytes == 1 ? " byte" : " bytes");
        }
        double amount = bytes / 1e3;
        int prefix = 0;
        // What would be shown as 1000.0 belongs to the next unit.
        while (amount >= 999.95) {
            amount /= 1e3;
            prefix++;
        }
        return String.format(Locale.ROOT, "%.1f %sB", amount, PREFIXES.charAt(prefix));
    }
}
