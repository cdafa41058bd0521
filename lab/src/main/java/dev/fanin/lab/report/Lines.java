package dev.fanin.lab.report;

import java.util.ArrayList;
import java.util.List;

/// Text broken into lines.
final class Lines {

    private Lines() {}

    /// Breaks a text at blanks, or within a word that is wider than a whole line.
    ///
    /// @param first what the first line starts with; the others are indented as far
    static List<String> wrap(String first, String text, int width) {
        int room = width - first.length();
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            String rest = word;
            while (!rest.isEmpty()) {
                boolean fits = line.length() + (line.isEmpty() ? 0 : 1) + rest.length() <= room;
                if (!fits && !line.isEmpty()) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                int end = Math.min(rest.length(), room);
                line.append(line.isEmpty() ? "" : " ").append(rest, 0, end);
                rest = rest.substring(end);
            }
        }
        lines.add(line.toString());
        String indent = " ".repeat(first.length());
        var indented = new ArrayList<String>();
        for (String content : lines) {
            indented.add(((indented.isEmpty() ? first : indent) + content).stripTrailing());
        }
        return indented;
    }

    /// Pads a text with blanks on the left.
    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    /// Pads a text with blanks on the right.
    static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
