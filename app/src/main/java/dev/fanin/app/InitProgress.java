package dev.fanin.app;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/// Shows how long a fill takes that takes long: one line drawn over on a terminal, a line now and
/// then elsewhere, and nothing for what is done at once.
final class InitProgress implements AutoCloseable {

    private static final long SECOND = 1_000_000_000;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean terminal;
    private final long total;
    private final LongSupplier clock;
    private final long start;
    private long done;
    private long next;
    private boolean shown;

    InitProgress(PrintWriter err, boolean terminal, long total, LongSupplier clock) {
        this.err = err;
        this.terminal = terminal;
        this.total = total;
        this.clock = clock;
        this.start = clock.getAsLong();
        this.next = terminal ? SECOND : 10 * SECOND;
    }

    static InitProgress on(PrintWriter err, long total) {
        return new InitProgress(err, Screen.drawsProgress(), total, System::nanoTime);
    }

    /// Counts values that are written, on any thread.
    synchronized void add(int values) {
        done += values;
        long elapsed = clock.getAsLong() - start;
        if (elapsed >= next && done < total) {
            next = elapsed + (terminal ? SECOND / 10 : 10 * SECOND);
            shown = true;
            double seconds = (double) elapsed / SECOND;
            double share = (double) done / total;
            String line = String.format(
                    Locale.ROOT,
                    "%.0f %% of %d values, %.0f s, about %.0f s left",
                    Math.floor(100 * share),
                    total,
                    seconds,
                    seconds / share - seconds);
            err.print(terminal ? CLEAR + line : line + System.lineSeparator());
            err.flush();
        }
    }

    /// Clears the line that was drawn.
    @Override
    public synchronized void close() {
        if (terminal && shown) {
            err.print(CLEAR);
            err.flush();
        }
    }
}
