package dev.fanin.io.keras;

import dev.fanin.config.Config;
import dev.fanin.io.json.Json;
import dev.fanin.model.Definition;
import dev.fanin.text.OneLine;
import dev.fanin.train.Compiled;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A model without its weights, as Keras describes it in JSON: what `to_json` writes, and the
/// `config.json` of an archive.
final class ModelConfig {

    private static final String COMPILE_CONFIG = "compile_config";

    private ModelConfig() {}

    /// Reads a description.
    ///
    /// @param notes takes what could not be carried over
    static SavedModel read(Map<String, @Nullable Object> document, String source, List<String> notes)
            throws IOException {
        return read(document, document.get(COMPILE_CONFIG), source, notes);
    }

    /// Reads a description, where how to train the model is told apart from it.
    static SavedModel read(
            Map<String, @Nullable Object> document, @Nullable Object compileConfig, String source, List<String> notes)
            throws IOException {
        try {
            Config config = Config.ofMap(Decoded.map(document));
            Definition definition = Definition.of(config);
            DtypePolicies.note(document, notes);
            Compiled compiled = CompileConfig.read(compileConfig, definition.network(), notes);
            return new SavedModel(definition, null, compiled, List.of(), notes);
        } catch (IllegalArgumentException e) {
            throw new IOException("Cannot read " + source + ": " + OneLine.of(String.valueOf(e.getMessage())), e);
        }
    }

    /// Returns the description of a model.
    static String write(Definition definition, @Nullable Compiled compiled) {
        Config config = definition.config();
        boolean isChain = config.className().equals("Sequential");
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("module", isChain ? "keras" : "keras.src.models.functional");
        document.put("class_name", config.className());
        document.put("config", Written.values(config.values()));
        document.put("registered_name", isChain ? null : config.className());
        Map<String, @Nullable Object> build = new LinkedHashMap<>();
        build.put("input_shape", config.values().get("build_input_shape"));
        document.put("build_config", build);
        document.put(COMPILE_CONFIG, compiled == null ? Map.of() : CompileConfig.write(compiled, definition.network()));
        return Json.write(document);
    }
}
