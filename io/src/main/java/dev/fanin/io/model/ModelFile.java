package dev.fanin.io.model;

import dev.fanin.io.keras.KerasFile;
import dev.fanin.io.keras.LegacyFile;
import dev.fanin.io.keras.SavedModel;
import dev.fanin.model.Model;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Models in files, of the kind that the name says.
public final class ModelFile {

    private ModelFile() {}

    /// Reads a model from a `.keras` file, a model JSON, or a `.h5` file of Keras before 3.
    ///
    /// @param weights a file with other weights, or null; see [WeightsFile#read]
    /// @throws IOException with a message of one line
    public static SavedModel read(Path file, @Nullable Path weights) throws IOException {
        return withWeights(read(file, true), weights);
    }

    /// Reads the same without what only training needs.
    ///
    /// @throws IOException with a message of one line
    public static SavedModel readForInference(Path file, @Nullable Path weights) throws IOException {
        return withWeights(read(file, false), weights);
    }

    private static SavedModel withWeights(SavedModel model, @Nullable Path weights) throws IOException {
        return weights == null ? model : model.withWeights(WeightsFile.read(weights, model.definition()));
    }

    private static SavedModel read(Path file, boolean isTrained) throws IOException {
        FileKind kind = FileKind.of(file);
        return switch (kind) {
            case KERAS -> isTrained ? KerasFile.read(file) : KerasFile.readForInference(file);
            case JSON -> KerasFile.readJson(file);
            case HDF5 -> LegacyFile.read(file);
            case KERAS_WEIGHTS, SAFETENSORS, NPZ ->
                throw new IOException("Cannot read a model from " + file + ": it is " + kind.description()
                        + ", which do not say how layers are connected. Name a .keras file or a model JSON, and this"
                        + " one as its weights.");
        };
    }

    /// Writes a model; a kind that holds weights alone takes these alone.
    ///
    /// @throws IOException with a message of one line; an older file is then unchanged
    public static void write(Path file, Model model) throws IOException {
        FileKind kind = FileKind.of(file);
        switch (kind) {
            case KERAS -> KerasFile.write(file, model);
            case JSON -> KerasFile.writeJson(file, model.definition(), model.compiled());
            case KERAS_WEIGHTS -> KerasFile.writeWeights(file, model);
            case SAFETENSORS, NPZ -> WeightsFile.write(file, model.definition(), model.weights(), WeightsLayout.KERAS);
            case HDF5 ->
                throw new IOException("Cannot write " + file
                        + ": files of Keras before 3 are read only. Name a file that" + " ends in .keras.");
        }
    }
}
