package dev.fanin.text;

/// A message that may repeat what a file holds, made fit for one line.
public final class OneLine {

    private static final int LONGEST = 500;
    private static final int KEPT_AT_END = 160;

    private OneLine() {}

    /// Returns the text with control characters as Java writes them, and without its middle where
    /// it is long.
    public static String of(String text) {
        String quoted = Quoted.of(text);
        String line = quoted.substring(1, quoted.length() - 1);
        return line.length() <= LONGEST
                ? line
                : line.substring(0, LONGEST - KEPT_AT_END) + " ... " + line.substring(line.length() - KEPT_AT_END);
    }
}
