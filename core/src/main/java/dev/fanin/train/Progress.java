package dev.fanin.train;

import java.io.Console;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;

/// Shows the progress of training as Keras does: a bar on a terminal, one line an epoch elsewhere.
public final class Progress implements Callback {

    private static final int WIDTH = 20;
    private static final long REFRESH_NANOS = 50_000_000;

    private final PrintWriter out;
    private final boolean terminal;
    private int steps;
    private int done;
    private long epochStart;
    private long lastShown;

    private Progress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /// Returns a bar on the console, where the program has one; else lines on the standard error
    /// stream.
    ///
    /// Java knows of a console only, not where the error stream leads; so the bar goes to the
    /// console itself.
    @SuppressWarnings("SystemConsoleNull") // JDK 25 went back to a console that may be null
    public static Progress standard() {
        Console console = System.console();
        return console != null && console.isTerminal() ? new Progress(console.writer(), true) : to(System.err, false);
    }

    /// Returns a display on the given stream.
    ///
    /// @param terminal whether the stream shows a bar that is drawn over again
    public static Progress to(PrintStream out, boolean terminal) {
        return new Progress(new PrintWriter(out, true, out.charset()), terminal);
    }

    @Override
    public void onTrainBegin(Training training) {
        steps = training.steps();
    }

    @Override
    public void onEpochBegin(Training training) {
        epochStart = System.nanoTime();
        lastShown = epochStart;
        if (training.epochs() > 1) {
            out.println("Epoch " + training.epoch() + "/" + training.epochs());
        }
    }

    @Override
    public void onBatchEnd(Training training) {
        done = training.step();
        long now = System.nanoTime();
        if (terminal && (done < steps || steps == 0) && now - lastShown >= REFRESH_NANOS) {
            lastShown = now;
            String left = steps == 0 ? duration(seconds(now)) : duration(seconds(now) / done * (steps - done));
            out.print("\r\u001b[K" + bar(left) + measures(training.measures()));
            out.flush();
        }
    }

    @Override
    public void onEpochEnd(Training training, Map<String, Double> measures) {
        // How many steps an epoch has may only be known at its end.
        steps = Math.max(steps, done);
        double seconds = seconds(System.nanoTime());
        String head = terminal
                ? "\r\u001b[K" + bar(duration(seconds) + " " + perStep(seconds / done))
                : done + "/" + steps + " - " + (long) seconds + "s - " + perStep(seconds / done);
        out.println(head + measures(measures));
    }

    @Override
    public void onTrainEnd(Training training, History history) {
        if (!history.stopped().isEmpty()) {
            out.println("Training stopped: " + history.stopped() + ".");
        }
    }

    private double seconds(long now) {
        return (now - epochStart) / 1e9;
    }

    private String bar(String time) {
        if (steps == 0) {
            return "\u001b[1m" + done + "/Unknown\u001b[0m \u001b[1m" + time + "\u001b[0m";
        }
        String total = Integer.toString(steps);
        String current = " ".repeat(total.length() - Integer.toString(done).length()) + done;
        int filled = (int) ((long) WIDTH * done / steps);
        return "\u001b[1m" + current + "/" + total + "\u001b[0m \u001b[32m" + "━".repeat(filled) + "\u001b[0m\u001b[37m"
                + "━".repeat(WIDTH - filled) + "\u001b[0m \u001b[1m" + time + "\u001b[0m";
    }

    private static String perStep(double seconds) {
        if (seconds >= 1) {
            return Math.round(seconds) + "s/step";
        }
        return seconds >= 1e-3 ? Math.round(seconds * 1e3) + "ms/step" : Math.round(seconds * 1e6) + "us/step";
    }

    private static String duration(double seconds) {
        long whole = (long) seconds;
        if (whole >= 3600) {
            return String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
        }
        return whole >= 60 ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60) : whole + "s";
    }

    private static String measures(Map<String, Double> measures) {
        StringBuilder text = new StringBuilder();
        measures.forEach((name, value) -> text.append(" - ")
                .append(name)
                .append(": ")
                .append(String.format(Locale.ROOT, Math.abs(value) > 1e-3 ? "%.4f" : "%.4e", value)));
        return text.toString();
    }
}
