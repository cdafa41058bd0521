package dev.fanin.io.keras;

import dev.fanin.graph.Weights;
import dev.fanin.io.hdf5.Hdf5Dataset;
import dev.fanin.io.hdf5.Hdf5File;
import dev.fanin.io.hdf5.Hdf5Group;
import dev.fanin.io.json.Json;
import dev.fanin.model.Definition;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import dev.fanin.text.Quoted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Models and weights in the `.h5` files of Keras before 3, which Keras 3 still writes on demand.
///
/// Weights belong to layers by their order, as in Keras; shapes are checked.
///
/// Source: Keras 3.15.1, `keras/src/legacy/saving/legacy_h5_format.py`.
public final class LegacyFile {

    private static final String MODEL_CONFIG = "model_config";
    private static final String TRAINING_CONFIG = "training_config";
    private static final String MODEL_WEIGHTS = "model_weights";
    private static final String LAYER_NAMES = "layer_names";
    private static final String WEIGHT_NAMES = "weight_names";

    private final Hdf5Group weights;
    private final String source;

    private LegacyFile(Hdf5Group root, String source) {
        Hdf5Group inner = root.group(MODEL_WEIGHTS);
        this.weights = inner == null ? root : inner;
        this.source = source;
    }

    /// Reads a whole model.
    ///
    /// @throws IOException with a message of one line
    public static SavedModel read(Path file) throws IOException {
        String source = file.toString();
        List<String> notes = new ArrayList<>();
        try (Hdf5File hdf5 = Hdf5File.open(file)) {
            Hdf5Group root = hdf5.root();
            if (!(root.attributes().get(MODEL_CONFIG) instanceof String config)) {
                throw new IOException("Cannot read a model from " + source + ": it has no " + Quoted.of(MODEL_CONFIG)
                        + ", so at most weights. Name a model JSON, and this file as its weights.");
            }
            Map<String, @Nullable Object> training = json(root, TRAINING_CONFIG, source);
            SavedModel model = ModelConfig.read(
                    LegacyConfig.model(Json.readObject(bytes(config), source + "!" + MODEL_CONFIG)),
                    LegacyConfig.training(training, notes),
                    source,
                    notes);
            if (root.group("optimizer_weights") != null && model.compiled() != null) {
                notes.add("the state of the optimizer is not carried over from files of this kind");
            }
            return model.with(new LegacyFile(root, source).weights(model.definition()), List.of(), notes);
        }
    }

    private static Map<String, @Nullable Object> json(Hdf5Group root, String name, String source) throws IOException {
        return root.attributes().get(name) instanceof String text
                ? Json.readObject(bytes(text), source + "!" + name)
                : Map.of();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Reads the weights of a network from a whole model or a file of weights; either may be one of
    /// Keras 3 as well.
    ///
    /// @throws IOException with a message of one line
    public static Weights readWeights(Path file, Definition definition) throws IOException {
        try (Hdf5File hdf5 = Hdf5File.open(file)) {
            Hdf5Group root = hdf5.root();
            if (root.group("layers") != null) {
                return KerasWeights.read(root, definition, file.toString(), new ArrayList<>());
            }
            return new LegacyFile(root, file.toString()).weights(definition);
        }
    }

    private Weights weights(Definition definition) throws IOException {
        List<Hdf5Group> groups = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (String name : texts(weights, LAYER_NAMES)) {
            Hdf5Group group = weights.group(name);
            if (group == null) {
                throw new IOException(
                        "Cannot read " + source + ": it lacks the weights of layer " + Quoted.of(name) + ".");
            }
            if (!texts(group, WEIGHT_NAMES).isEmpty()) {
                groups.add(group);
                names.add(name);
            }
        }
        List<Holder> holders = Holder.ofLayers(definition).stream()
                .filter(holder -> !holder.parameters().isEmpty())
                .toList();
        if (holders.size() != groups.size()) {
            throw new IOException("Cannot read " + source + ": the model has " + holders.size()
                    + " layers with weights, the file has those of " + groups.size()
                    + ". These are weights of another model.");
        }
        Map<String, Tensor> found = new LinkedHashMap<>();
        for (int i = 0; i < holders.size(); i++) {
            read(holders.get(i), groups.get(i), names.get(i), found);
        }
        return KerasWeights.inOrder(definition.network(), found);
    }

    private void read(Holder holder, Hdf5Group group, String name, Map<String, Tensor> found) throws IOException {
        List<String> arrays = texts(group, WEIGHT_NAMES);
        if (arrays.size() != holder.parameters().size()) {
            throw new IOException("Cannot read " + source + ": layer " + Quoted.of(holder.name()) + " (" + holder.type()
                    + ") needs " + holder.parameters().size() + " arrays, " + Quoted.of(name) + " has " + arrays.size()
                    + ". These are weights of another model.");
        }
        for (int i = 0; i < arrays.size(); i++) {
            Hdf5Dataset dataset = group.dataset(arrays.get(i));
            Shape shape = holder.shapes().get(i);
            long[] expected = Arrays.stream(shape.toArray()).asLongStream().toArray();
            if (dataset == null || !Arrays.equals(dataset.dimensions(), expected)) {
                throw new IOException(
                        "Cannot read " + source + ": " + holder.parameters().get(i) + " has shape " + shape
                                + ", but " + Quoted.of(name + "/" + arrays.get(i)) + " "
                                + (dataset == null ? "is missing" : "has " + Arrays.toString(dataset.dimensions()))
                                + ". These are weights of another model.");
            }
            found.put(holder.parameters().get(i), Tensor.of(shape, dataset.floats()));
        }
    }

    /// Returns the texts of an attribute; a long list is in several, `names0`, `names1` and so on.
    private static List<String> texts(Hdf5Group group, String name) {
        List<String> all = new ArrayList<>();
        addTexts(group.attributes().get(name), all);
        for (int i = 0; group.attributes().containsKey(name + i); i++) {
            addTexts(group.attributes().get(name + i), all);
        }
        return all;
    }

    private static void addTexts(@Nullable Object value, List<String> all) {
        switch (value) {
            case List<?> list -> list.forEach(one -> all.add(String.valueOf(one)));
            case String text -> all.add(text);
            case null, default -> {}
        }
    }
}
