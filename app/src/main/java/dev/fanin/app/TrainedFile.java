package dev.fanin.app;

import dev.fanin.file.AtomicFile;
import dev.fanin.io.model.FileKind;
import java.io.IOException;
import java.nio.file.Path;

/// A file that a model with its weights goes to.
final class TrainedFile {

    private TrainedFile() {}

    /// Returns the kind of a file that can be written and has a place for weights: a check to make
    /// before long work.
    ///
    /// @throws IOException with a message of one line
    static FileKind check(Path file) throws IOException {
        FileKind kind = FileKind.of(file);
        switch (kind) {
            case KERAS, KERAS_WEIGHTS, SAFETENSORS, NPZ -> AtomicFile.check(file, 0);
            case HDF5 ->
                throw new IOException("Cannot write " + file
                        + ": files of Keras before 3 are read only. Name a file that" + " ends in .keras.");
            case JSON ->
                throw new IOException("Cannot write " + file
                        + ": a model in JSON has no weights. Name a file that ends in" + " .keras.");
        }
        return kind;
    }
}
