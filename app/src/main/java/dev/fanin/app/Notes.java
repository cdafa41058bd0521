package dev.fanin.app;

import dev.fanin.io.keras.SavedModel;
import dev.fanin.io.model.FileKind;
import java.io.PrintWriter;
import java.nio.file.Path;

/// What a user should know of a result and would not see in it, one line each on the error stream.
final class Notes {

    private Notes() {}

    /// Tells one thing, given without full stop.
    static void tell(PrintWriter err, String note) {
        err.println("note: " + note.replaceAll("[\\s.]+$", "").replaceAll("\\s*\\R\\s*", " ") + ".");
        err.flush();
    }

    /// Tells what a file says of a model and is not carried over.
    static void tellRead(PrintWriter err, SavedModel saved) {
        saved.notes().forEach(note -> tell(err, note));
    }

    /// Tells where weights come from that no file had.
    static void tellDrawn(PrintWriter err, SavedModel saved, Path file, long seed) {
        if (saved.weights() == null) {
            tell(err, file + " has no weights; they are drawn from seed " + seed);
        }
    }

    /// Tells what a file that is written has no place for.
    ///
    /// @param hasOptimizer whether there is a state of an optimizer to lose
    static void tellLost(PrintWriter err, Path file, FileKind kind, boolean hasOptimizer) {
        switch (kind) {
            case KERAS -> {}
            case KERAS_WEIGHTS -> tell(err, file + " holds weights alone, so keep the model to use them with");
            case JSON -> tell(err, file + " holds no weights");
            case SAFETENSORS, NPZ, HDF5 ->
                tell(
                        err,
                        file + " holds weights alone, so keep the model to use them with"
                                + (hasOptimizer ? "; the state of the optimizer is not carried over" : ""));
        }
    }
}
