package dev.fanin.text;

/// What a user wrote, in quotes, on one line.
public final class Quoted {

    private Quoted() {}

    /// Returns the text in single quotes, with control characters and line separators as Java
    /// writes them: a message stays one line and hides nothing.
    public static String of(String text) {
        StringBuilder quoted = new StringBuilder("'");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean breaksLine = c == '\u2028' || c == '\u2029';
            switch (c) {
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(breaksLine || Character.isISOControl(c) ? "\\u%04x".formatted((int) c) : c);
            }
        }
        return quoted.append('\'').toString();
    }
}
