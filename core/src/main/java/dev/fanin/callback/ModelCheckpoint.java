package dev.fanin.callback;

import dev.fanin.checkpoint.CheckpointFile;
import dev.fanin.train.Callback;
import dev.fanin.train.CallbackState;
import dev.fanin.train.Training;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Saves the model after epochs: each time, or when a measure is better than ever before.
///
/// The name of the file may hold `{epoch}` and measures, as in `best-{epoch:02d}-{val_loss:.3f}`. A
/// file is replaced as a whole or not at all, so whatever ends the program leaves the last one
/// complete.
///
/// Missing folders are made. It saves when all other callbacks have heard of the epoch's end, so
/// that what they keep belongs to the same epoch.
///
/// Source: Keras 3.15, `keras.callbacks.ModelCheckpoint`. There, a best value that is not measured
/// saves each time; here it is refused.
public final class ModelCheckpoint implements Callback {

    /// Writes a model in training to a file.
    @FunctionalInterface
    public interface Saver {
        /// Writes the file as a whole or not at all.
        void save(Training training, Path file) throws IOException;
    }

    private final String file;
    private final @Nullable Monitor monitor;
    private final Saver saver;
    private double best;

    private ModelCheckpoint(String file, @Nullable Monitor monitor, Saver saver, double best) {
        this.file = file;
        this.monitor = monitor;
        this.saver = saver;
        this.best = best;
    }

    /// Saves a checkpoint, from which training can go on, after each epoch.
    public static ModelCheckpoint to(String file) {
        return new ModelCheckpoint(
                file, null, (training, path) -> CheckpointFile.write(path, training.checkpoint()), Double.NaN);
    }

    /// Saves a checkpoint, from which training can go on, after each epoch.
    public static ModelCheckpoint to(Path file) {
        return to(file.toString());
    }

    /// Returns the same that saves only when a measure such as `val_loss` is better than ever
    /// before.
    public ModelCheckpoint bestOf(String measure) {
        return bestOf(Monitor.of(measure));
    }

    /// Returns the same that saves only when a measure is better than ever before.
    public ModelCheckpoint bestOf(Monitor measure) {
        return new ModelCheckpoint(file, measure, saver, Double.isNaN(best) ? measure.worst() : best);
    }

    /// Returns the same that saves only when the measure of [#bestOf] is also better than this
    /// value.
    public ModelCheckpoint betterThan(double value) {
        return new ModelCheckpoint(file, monitor, saver, value);
    }

    /// Returns the same that saves in another form.
    public ModelCheckpoint saver(Saver other) {
        return new ModelCheckpoint(file, monitor, other, best);
    }

    @Override
    public void afterEpoch(Training training, Map<String, Double> measures) {
        if (monitor != null) {
            double value = monitor.value(training, measures, "ModelCheckpoint");
            if (!monitor.improves(value, best, 0)) {
                return;
            }
            best = value;
        }
        Path path = Path.of(FileNames.fill(file, training.epoch(), measures));
        try {
            Path folder = path.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            saver.save(training, path);
        } catch (IOException e) {
            String why = e.getMessage();
            boolean isSentence = why != null && why.startsWith("Cannot ");
            throw new UncheckedIOException(isSentence ? why : "Cannot write " + path + ": " + e + ".", e);
        }
    }

    @Override
    public CallbackState state() {
        return CallbackState.of(monitor == null ? Map.of() : Map.of(key(monitor), best));
    }

    @Override
    public void restore(CallbackState state) {
        best = monitor == null ? best : state.numbers().getOrDefault(key(monitor), best);
    }

    private static String key(Monitor monitor) {
        return "ModelCheckpoint " + monitor.measure() + " best";
    }
}
