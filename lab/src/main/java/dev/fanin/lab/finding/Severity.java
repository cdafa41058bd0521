package dev.fanin.lab.finding;

import java.util.Locale;

/// How much a finding hurts training, mildest first.
public enum Severity {
    /// Nothing is wrong.
    OK,
    /// Worth knowing; training does not suffer.
    INFO,
    /// Training is slower or at risk.
    WARN,
    /// The network hardly trains, or not at all.
    ERROR;

    /// Returns the word used in files: `ok`, `info`, `warn` or `error`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Returns the graver of the two.
    public Severity or(Severity other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
