package dev.fanin.app;

import dev.fanin.graph.Engine;
import dev.fanin.io.keras.KerasFile;
import dev.fanin.io.keras.SavedModel;
import dev.fanin.io.model.FileKind;
import dev.fanin.io.model.ModelFile;
import dev.fanin.io.model.WeightsFile;
import dev.fanin.io.model.WeightsLayout;
import dev.fanin.model.Model;
import dev.fanin.random.Seed;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A model or weights from one file to another.
///
/// @param in what is read
/// @param out what is written
/// @param model the model that weights belong to, or null where `in` is a model itself
/// @param weights other weights for a model, or null
/// @param layout under which names and in which shapes tensors are written
record Conversion(
        Path in, Path out, @Nullable Path model, @Nullable Path weights, WeightsLayout layout) {

    /// Converts, and returns the number of parameters.
    ///
    /// @throws IOException with a message of one line
    long run(PrintWriter err) throws IOException {
        FileKind from = FileKind.of(in);
        FileKind to = FileKind.of(out);
        requireLayout(to);
        if (model == null && !from.isModel()) {
            throw new IllegalArgumentException(in + " is " + from.description()
                    + ", which do not say how layers are connected: give --model M as well.");
        }
        if (to != FileKind.JSON) {
            TrainedFile.check(out);
        }
        SavedModel saved = read();
        Notes.tellRead(err, saved);
        if (to == FileKind.JSON) {
            KerasFile.writeJson(out, saved.definition(), saved.compiled());
        } else if (saved.weights() == null) {
            throw new IllegalArgumentException(in + " has no weights: give them with --weights W, or draw them with"
                    + " 'fanin init " + in + " -o " + out + "'.");
        } else {
            write(saved, to);
        }
        if (model == null) {
            Notes.tellLost(err, out, to, !saved.optimizer().isEmpty());
        }
        return SummaryJson.parameters(saved.definition().network());
    }

    private SavedModel read() throws IOException {
        if (model != null) {
            SavedModel whole = ModelFile.read(model, null);
            return whole.withWeights(WeightsFile.read(in, whole.definition()));
        }
        SavedModel whole = ModelFile.read(in, null);
        return weights == null ? whole : whole.withWeights(WeightsFile.read(weights, whole.definition()));
    }

    private void write(SavedModel saved, FileKind to) throws IOException {
        Model built = saved.build(Seed.seed(0), Engine.plain());
        switch (to) {
            case SAFETENSORS, NPZ -> WeightsFile.write(out, built.definition(), built.weights(), layout);
            case KERAS, KERAS_WEIGHTS, HDF5, JSON -> ModelFile.write(out, built);
        }
    }

    private void requireLayout(FileKind to) {
        boolean isNamed = to == FileKind.SAFETENSORS || to == FileKind.NPZ;
        if (layout == WeightsLayout.TORCH && !isNamed) {
            throw new IllegalArgumentException("--layout torch is for .safetensors and .npz, got " + out + ".");
        }
    }
}
