package dev.fanin.io.keras;

import dev.fanin.file.AtomicFile;
import dev.fanin.graph.Engine;
import dev.fanin.graph.Weights;
import dev.fanin.io.archive.Archive;
import dev.fanin.io.archive.ArchiveWriter;
import dev.fanin.io.hdf5.Hdf5File;
import dev.fanin.io.hdf5.Hdf5Group;
import dev.fanin.io.hdf5.Hdf5Writer;
import dev.fanin.io.json.Json;
import dev.fanin.model.Definition;
import dev.fanin.model.Model;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Compiled;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Models and weights in the files of Keras 3: `.keras`, `.weights.h5` and model JSON.
///
/// What is written, Keras loads, with the state of the optimizer. What a file says and Fanin does
/// not have is told in [SavedModel#notes()], or refused by name where the model would be another
/// one.
///
/// Source: Keras 3.15.1, `keras/src/saving`.
public final class KerasFile {

    /// The version of Keras whose form files are written in.
    static final String KERAS_VERSION = "3.15.1";

    private static final String METADATA = "metadata.json";
    private static final String CONFIG = "config.json";
    private static final String WEIGHTS = "model.weights.h5";
    private static final String NPZ_WEIGHTS = "model.weights.npz";
    private static final LocalDateTime NO_DATE = LocalDateTime.of(1980, 1, 1, 0, 0);

    private KerasFile() {}

    /// Reads a whole model from a `.keras` file.
    ///
    /// @throws IOException with a message of one line
    public static SavedModel read(Path file) throws IOException {
        return read(file, true);
    }

    /// Reads a model from a `.keras` file without what only training needs.
    ///
    /// @throws IOException with a message of one line
    public static SavedModel readForInference(Path file) throws IOException {
        return read(file, false);
    }

    private static SavedModel read(Path file, boolean withOptimizer) throws IOException {
        List<String> notes = new ArrayList<>();
        try (Archive archive = Archive.open(file);
                Arena arena = Arena.ofConfined()) {
            SavedModel model = ModelConfig.read(
                    Json.readObject(archive.bytes(CONFIG), file + "!" + CONFIG), file.toString(), notes);
            String source = file + "!" + WEIGHTS;
            if (!archive.has(WEIGHTS)) {
                throw new IOException("Cannot read " + file + ": it has no " + WEIGHTS
                        + (archive.has(NPZ_WEIGHTS) ? " but a " + NPZ_WEIGHTS + "; save it again with Keras" : "")
                        + ".");
            }
            if (archive.names().stream().anyMatch(name -> name.startsWith("assets/") && !name.endsWith("/"))) {
                notes.add("the archive's assets are not read");
            }
            try (Hdf5File weights = Hdf5File.of(archive.segment(WEIGHTS, arena), source)) {
                return withWeights(model, weights.root(), source, notes, withOptimizer);
            }
        }
    }

    private static SavedModel withWeights(
            SavedModel model, Hdf5Group root, String source, List<String> notes, boolean withOptimizer)
            throws IOException {
        Weights weights = KerasWeights.read(root, model.definition(), source, notes);
        List<Tensor> optimizer = withOptimizer ? KerasWeights.optimizer(root, source) : List.of();
        Compiled compiled = model.compiled();
        if (compiled != null && !optimizer.isEmpty()) {
            Model trial = model.definition().build(weights, Seed.seed(0), Engine.plain());
            trial.compile(compiled);
            String misfit = OptimizerVariables.misfit(trial, optimizer);
            if (!misfit.isEmpty()) {
                notes.add("the state of the optimizer is not carried over: " + misfit);
                optimizer = List.of();
            }
        }
        return model.with(weights, compiled == null ? List.of() : optimizer, notes);
    }

    /// Writes a whole model, with the state of its optimizer, to a `.keras` file.
    ///
    /// @throws IOException with a message of one line; an older file is then unchanged
    public static void write(Path file, Model model) throws IOException {
        Hdf5Writer weights = Hdf5Writer.of(groups(model));
        byte[] config = ModelConfig.write(model.definition(), model.compiled()).getBytes(StandardCharsets.UTF_8);
        LocalDateTime now = LocalDateTime.now(ZoneId.systemDefault());
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("keras_version", KERAS_VERSION);
        metadata.put(
                "date_saved",
                DateTimeFormatter.ofPattern("yyyy-MM-dd@HH:mm:ss", Locale.ROOT).format(now));
        byte[] about = Json.write(metadata).getBytes(StandardCharsets.UTF_8);
        ArchiveWriter.write(
                file,
                List.of(
                        new ArchiveWriter.Member(METADATA, NO_DATE, out -> out.write(about)),
                        new ArchiveWriter.Member(CONFIG, NO_DATE, out -> out.write(config)),
                        new ArchiveWriter.Member(WEIGHTS, now, weights::writeTo)));
    }

    private static Hdf5Group groups(Model model) {
        Compiled compiled = model.compiled();
        List<Tensor> optimizer = compiled == null ? List.of() : OptimizerVariables.of(model);
        String name = compiled == null ? null : compiled.optimizer().name();
        return KerasWeights.write(model.definition(), model.weights(), optimizer, name);
    }

    /// Reads the weights of a network from a `.weights.h5` file.
    ///
    /// @throws IOException with a message of one line, where they are those of another network too
    public static Weights readWeights(Path file, Definition definition) throws IOException {
        try (Hdf5File weights = Hdf5File.open(file)) {
            return KerasWeights.read(weights.root(), definition, file.toString(), new ArrayList<>());
        }
    }

    /// Writes the weights of a model, with the state of its optimizer, to a `.weights.h5` file.
    ///
    /// @throws IOException with a message of one line; an older file is then unchanged
    public static void writeWeights(Path file, Model model) throws IOException {
        Hdf5Writer.write(file, groups(model));
    }

    /// Reads a model without weights from a JSON file, as `to_json` writes it.
    ///
    /// @throws IOException with a message of one line
    public static SavedModel readJson(Path file) throws IOException {
        return ModelConfig.read(
                Json.readObject(Files.readAllBytes(file), file.toString()), file.toString(), new ArrayList<>());
    }

    /// Writes a model without weights to a JSON file, as `to_json` does.
    ///
    /// @throws IOException with a message of one line; an older file is then unchanged
    public static void writeJson(Path file, Definition definition, @Nullable Compiled compiled) throws IOException {
        AtomicFile.write(file, ModelConfig.write(definition, compiled));
    }
}
