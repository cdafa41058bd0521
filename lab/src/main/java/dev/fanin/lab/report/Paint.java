package dev.fanin.lab.report;

import dev.fanin.lab.finding.Severity;

/// Colours of the terminal, or none.
///
/// @param colored whether ANSI escapes are written at all
record Paint(boolean colored) {

    private static final String PLAIN = "\u001b[0m";

    /// Returns the sign that tells a severity where colours are missing or not seen.
    static String sign(Severity severity) {
        return switch (severity) {
            case OK -> "✓";
            case INFO -> "•";
            case WARN -> "▲";
            case ERROR -> "✗";
        };
    }

    String severity(Severity severity, String text) {
        return switch (severity) {
            case OK -> paint("32", text);
            case INFO -> paint("36", text);
            case WARN -> paint("33", text);
            case ERROR -> paint("31", text);
        };
    }

    String bold(String text) {
        return paint("1", text);
    }

    String faint(String text) {
        return paint("2", text);
    }

    private String paint(String code, String text) {
        return colored && !text.isEmpty() ? "\u001b[" + code + "m" + text + PLAIN : text;
    }
}
