package dev.fanin.app;

import java.io.Console;

/// What the program's terminal can show.
final class Screen {

    private static final int USUAL_WIDTH = 100;
    private static final int NARROWEST = 40;
    private static final int WIDEST = 120;

    private Screen() {}

    /// Returns the columns to fill.
    static int width() {
        String columns = System.getenv("COLUMNS");
        boolean given = columns != null && columns.matches("[0-9]{1,4}");
        return Math.clamp(given ? Integer.parseInt(columns) : USUAL_WIDTH, NARROWEST, WIDEST);
    }

    /// Returns whether results may be coloured: on a terminal, unless the user said no.
    @SuppressWarnings("SystemConsoleNull") // JDK 25 went back to a console that may be null
    static boolean hasColor() {
        Console console = System.console();
        return console != null && console.isTerminal() && System.getenv("NO_COLOR") == null;
    }

    /// Returns whether the error stream is a terminal, where progress may be drawn over; the
    /// launcher knows.
    static boolean drawsProgress() {
        return Boolean.getBoolean("fanin.terminal");
    }
}
