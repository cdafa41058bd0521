package dev.fanin.app;

import dev.fanin.train.Callback;
import dev.fanin.train.History;
import dev.fanin.train.Training;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/// Shows how training gets on: one line an epoch, and on a terminal one that is drawn over
/// within it.
final class TrainProgress implements Callback {

    private static final long REFRESH_NANOS = 100_000_000;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean terminal;
    private final LongSupplier clock;
    private long start;
    private long lastShown;
    private boolean drawn;

    TrainProgress(PrintWriter err, boolean terminal, LongSupplier clock) {
        this.err = err;
        this.terminal = terminal;
        this.clock = clock;
    }

    static TrainProgress on(PrintWriter err) {
        return new TrainProgress(err, Screen.drawsProgress(), System::nanoTime);
    }

    @Override
    public void onEpochBegin(Training training) {
        start = clock.getAsLong();
        lastShown = start;
    }

    @Override
    public void onBatchEnd(Training training) {
        if (!terminal) {
            return;
        }
        long now = clock.getAsLong();
        if (now - lastShown < REFRESH_NANOS || training.step() == training.steps()) {
            return;
        }
        lastShown = now;
        drawn = true;
        double left = (now - start) / 1e9 / training.step() * (training.steps() - training.step());
        err.print(CLEAR + epoch(training) + " - " + training.step() + "/" + training.steps() + " - " + time(left)
                + " left" + measures(training.measures()));
        err.flush();
    }

    @Override
    public void onEpochEnd(Training training, Map<String, Double> measures) {
        double seconds = (clock.getAsLong() - start) / 1e9;
        clear();
        err.println(epoch(training) + " - " + time(seconds) + " - " + perStep(seconds / training.step())
                + measures(measures));
        err.flush();
    }

    @Override
    public void onTrainEnd(Training training, History history) {
        clear();
        err.flush();
    }

    private void clear() {
        if (drawn) {
            err.print(CLEAR);
            drawn = false;
        }
    }

    private static String epoch(Training training) {
        return "Epoch " + training.epoch() + "/" + training.epochs();
    }

    private static String time(double seconds) {
        long whole = (long) seconds;
        if (whole >= 3600) {
            return String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
        }
        return whole >= 60
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%.1fs", seconds);
    }

    private static String perStep(double seconds) {
        if (seconds >= 1) {
            return Math.round(seconds) + "s/step";
        }
        return seconds >= 1e-3 ? Math.round(seconds * 1e3) + "ms/step" : Math.round(seconds * 1e6) + "us/step";
    }

    private static String measures(Map<String, Double> measures) {
        StringBuilder text = new StringBuilder();
        measures.forEach(
                (name, value) -> text.append(" - ").append(name).append(": ").append(number(value)));
        return text.toString();
    }

    /// Returns four digits as Keras shows them.
    static String number(double value) {
        return String.format(Locale.ROOT, value == 0 || Math.abs(value) > 1e-3 ? "%.4f" : "%.4e", value);
    }
}
