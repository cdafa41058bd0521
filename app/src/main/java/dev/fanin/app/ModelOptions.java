package dev.fanin.app;

import dev.fanin.io.keras.SavedModel;
import dev.fanin.io.model.ModelFile;
import dev.fanin.io.model.WeightsFile;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The model that a command works on: its file, and one with other weights for it.
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it runs the command
final class ModelOptions {

    @Parameters(
            paramLabel = "MODEL",
            description =
                    "A .keras file, a model in JSON as Keras's to_json writes it, or an .h5 file of Keras before 3.")
    private Path model;

    @Option(
            names = "--weights",
            paramLabel = "W",
            description = "Take the weights from this file: .weights.h5, .safetensors (names of Keras or of PyTorch),"
                    + " .npz (by name, or in the order of get_weights), or another model.")
    private @Nullable Path weights;

    /// Returns where the model is.
    Path file() {
        return model;
    }

    /// Reads the model with all that training needs.
    SavedModel read() throws IOException {
        return withWeights(ModelFile.read(model, null));
    }

    /// Reads the model without what only training needs.
    SavedModel readForInference() throws IOException {
        return withWeights(ModelFile.readForInference(model, null));
    }

    private SavedModel withWeights(SavedModel saved) throws IOException {
        return weights == null ? saved : saved.withWeights(WeightsFile.read(weights, saved.definition()));
    }
}
