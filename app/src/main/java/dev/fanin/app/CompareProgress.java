package dev.fanin.app;

import dev.fanin.lab.experiment.ComparisonListener;
import dev.fanin.lab.experiment.Run;
import java.io.PrintWriter;
import java.util.Locale;

/// Shows how a comparison gets on: a bar on a terminal, one line a run elsewhere.
final class CompareProgress implements ComparisonListener, AutoCloseable {

    private static final int WIDTH = 20;
    private static final long REFRESH_NANOS = 100_000_000;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean quiet;
    private final boolean bar;
    private final double[] done;
    private long lastShown;
    private int finished;

    private CompareProgress(PrintWriter err, boolean quiet, boolean bar, int runs) {
        this.err = err;
        this.quiet = quiet;
        this.bar = bar;
        this.done = new double[runs];
    }

    static CompareProgress on(PrintWriter err, boolean quiet, int runs) {
        return new CompareProgress(err, quiet, Screen.drawsProgress(), runs);
    }

    @Override
    public void onProgress(int run, String label, double share, double loss) {
        done[run] = share;
        long now = System.nanoTime();
        if (bar && !quiet && now - lastShown >= REFRESH_NANOS) {
            lastShown = now;
            double total = 0;
            for (double part : done) {
                total += part;
            }
            int filled = (int) (WIDTH * total / done.length);
            err.print(CLEAR + finished + "/" + done.length + " \u001b[32m" + "━".repeat(filled) + "\u001b[37m"
                    + "━".repeat(WIDTH - filled) + "\u001b[0m "
                    + String.format(Locale.ROOT, "%3.0f %%  %s: loss %.4g", 100 * total / done.length, label, loss));
            err.flush();
        }
    }

    @Override
    public void onRunEnd(int run, Run result) {
        done[run] = 1;
        finished++;
        if (!quiet) {
            err.println((bar ? CLEAR : "")
                    + String.format(
                            Locale.ROOT,
                            "%d/%d  %s, seed %d: test accuracy %.3f",
                            finished,
                            done.length,
                            result.initializer(),
                            result.seed(),
                            result.accuracy()));
            err.flush();
        }
    }

    /// Clears the bar.
    @Override
    public void close() {
        if (bar && !quiet) {
            err.print(CLEAR);
            err.flush();
        }
    }
}
