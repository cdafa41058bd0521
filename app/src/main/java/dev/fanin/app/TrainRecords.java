package dev.fanin.app;

import dev.fanin.callback.CsvLogger;
import dev.fanin.callback.EarlyStopping;
import dev.fanin.callback.ModelCheckpoint;
import dev.fanin.file.AtomicFile;
import dev.fanin.io.json.Json;
import dev.fanin.io.model.ModelFile;
import dev.fanin.io.tensorboard.TensorBoard;
import dev.fanin.model.Model;
import dev.fanin.train.Callback;
import dev.fanin.train.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of `fanin train` that say what is recorded on the way, and when to stop early.
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it runs the command
final class TrainRecords {

    @Option(
            names = "--history",
            paramLabel = "H.json",
            description = "Write what was measured after each epoch, as Keras's History: {\"loss\":[...],...}.")
    private @Nullable Path history;

    @Option(names = "--csv", paramLabel = "F.csv", description = "Write the same as a table, line by line.")
    private @Nullable Path csv;

    @Option(names = "--tensorboard", paramLabel = "DIR", description = "Write the same for TensorBoard.")
    private @Nullable Path tensorboard;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "Keep the model of the best epoch here, by val_loss, or by loss without a validation.")
    private @Nullable Path checkpoint;

    @Option(
            names = "--early-stopping",
            paramLabel = "N",
            description = "Stop after so many epochs in which val_loss, or loss without a validation, got no better.")
    private @Nullable Integer patience;

    /// Throws unless all files can be written: a check to make before the work.
    ///
    /// @throws IOException with a message of one line
    void check() throws IOException {
        if (history != null) {
            AtomicFile.check(history, 0);
        }
        if (csv != null) {
            AtomicFile.check(csv, 0);
        }
        if (checkpoint != null) {
            TrainedFile.check(checkpoint);
        }
        if (tensorboard != null && Files.exists(tensorboard) && !Files.isDirectory(tensorboard)) {
            throw new IOException("Cannot write to " + tensorboard + ": --tensorboard names a folder.");
        }
        if (patience != null && patience < 0) {
            throw new IllegalArgumentException("--early-stopping must be at least 0, got " + patience + ".");
        }
    }

    /// Returns who records and stops.
    ///
    /// @param measure what the best epoch is judged by
    List<Callback> callbacks(Model model, String measure) {
        List<Callback> callbacks = new ArrayList<>();
        if (csv != null) {
            callbacks.add(CsvLogger.to(csv));
        }
        if (tensorboard != null) {
            callbacks.add(TensorBoard.to(tensorboard));
        }
        if (patience != null) {
            callbacks.add(EarlyStopping.of(measure, patience));
        }
        if (checkpoint != null) {
            callbacks.add(
                    ModelCheckpoint.to(checkpoint).bestOf(measure).saver((_, file) -> ModelFile.write(file, model)));
        }
        return callbacks;
    }

    /// Writes the history, numbers that are not finite as Python does: `NaN`.
    ///
    /// @throws IOException with a message of one line
    void write(History measured) throws IOException {
        if (history != null) {
            AtomicFile.write(history, Json.write(measured.measures()) + "\n");
        }
    }
}
