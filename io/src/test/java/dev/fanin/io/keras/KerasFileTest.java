package dev.fanin.io.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.graph.Engine;
import dev.fanin.graph.Weights;
import dev.fanin.io.archive.Archive;
import dev.fanin.io.hdf5.Hdf5Dataset;
import dev.fanin.io.hdf5.Hdf5File;
import dev.fanin.io.hdf5.Hdf5Group;
import dev.fanin.io.hdf5.Hdf5Object;
import dev.fanin.io.json.Json;
import dev.fanin.model.Model;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Fit;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Files of Keras 3.15.1, read, written again and compared.
class KerasFileTest {

    /// Layers without parameters of which Keras writes the shape they were built for all the same.
    private static final List<String> BUILT_WITHOUT_NEED = List.of("Activation", "Flatten", "Add", "Concatenate");

    @TempDir
    Path folder;

    static List<String> models() {
        return KerasModels.READABLE;
    }

    @ParameterizedTest
    @MethodSource("models")
    void predictsWhatKerasPredicts(String name) throws IOException {
        SavedModel saved = KerasFile.read(KerasModels.file(name, "model.keras"));
        assertThat(saved.notes()).isEmpty();
        assertPredicts(saved.build(Seed.seed(1), Engine.plain()), name);
    }

    @ParameterizedTest
    @MethodSource("models")
    void takesWeightsFromTheirOwnFile(String name) throws IOException {
        SavedModel saved = KerasFile.readForInference(KerasModels.file(name, "model.keras"));
        Weights weights = KerasFile.readWeights(KerasModels.file(name, "model.weights.h5"), saved.definition());
        assertPredicts(saved.definition().build(weights, Seed.seed(1), Engine.plain()), name);
    }

    private static void assertPredicts(Model model, String name) throws IOException {
        List<Tensor> outputs = model.predict(KerasModels.arrays(name, "x"));
        List<Tensor> expected = KerasModels.arrays(name, "y");
        assertThat(outputs).hasSameSizeAs(expected);
        for (int i = 0; i < outputs.size(); i++) {
            assertThat(outputs.get(i).shape()).isEqualTo(expected.get(i).shape());
            for (int j = 0; j < expected.get(i).array().length; j++) {
                assertThat(outputs.get(i).array()[j])
                        .as("output %d, value %d", i, j)
                        .isCloseTo(expected.get(i).array()[j], within(1e-5f));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void writesTheObjectsThatKerasWrites(String name) throws IOException {
        Path copy = folder.resolve("copy.keras");
        Path weights = folder.resolve("copy.weights.h5");
        Model model = KerasFile.read(KerasModels.file(name, "model.keras")).build(Seed.seed(1), Engine.plain());
        KerasFile.write(copy, model);
        KerasFile.writeWeights(weights, model);
        SequencedMap<String, String> expected = objects(KerasModels.file(name, "model.keras"));
        assertThat(expected).isNotEmpty();
        assertThat(objects(copy)).containsExactlyEntriesOf(expected);
        try (Hdf5File file = Hdf5File.open(weights)) {
            SequencedMap<String, String> found = new LinkedHashMap<>();
            list("", file.root(), found);
            assertThat(found).containsExactlyEntriesOf(expected);
        }
        assertPredicts(KerasFile.read(copy).build(Seed.seed(1), Engine.plain()), name);
    }

    @ParameterizedTest
    @MethodSource("models")
    void writesTheConfigThatKerasWrites(String name) throws IOException {
        Path copy = folder.resolve("copy.keras");
        KerasFile.write(
                copy, KerasFile.read(KerasModels.file(name, "model.keras")).build(Seed.seed(1), Engine.plain()));
        byte[] written;
        try (Archive archive = Archive.open(copy)) {
            written = archive.bytes("config.json");
        }
        Object expected = Json.read(KerasModels.text(name, "keras_config.json").getBytes(StandardCharsets.UTF_8), name);
        assertThat(String.valueOf(plain(Json.read(written, name)))).isEqualTo(String.valueOf(plain(expected)));
    }

    /// Sorted by key, numbers as doubles; without the identities of Python objects, without what
    /// says that a backend compiles, and without the shapes of layers that have nothing to build.
    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> sorted = new TreeMap<>();
                map.forEach((key, one) -> sorted.put(String.valueOf(key), plain(one)));
                sorted.remove("shared_object_id");
                sorted.remove("jit_compile");
                sorted.remove("compile_config", Map.of());
                if (BUILT_WITHOUT_NEED.contains(String.valueOf(sorted.get("class_name")))) {
                    sorted.remove("build_config");
                }
                yield sorted;
            }
            case List<?> list -> {
                List<@Nullable Object> all = new ArrayList<>();
                list.forEach(one -> all.add(plain(one)));
                yield all;
            }
            case Number number -> number.doubleValue();
            case null, default -> value;
        };
    }

    private static SequencedMap<String, String> objects(Path file) throws IOException {
        SequencedMap<String, String> objects = new LinkedHashMap<>();
        try (Archive archive = Archive.open(file);
                Arena arena = Arena.ofConfined();
                Hdf5File hdf5 = Hdf5File.of(archive.segment("model.weights.h5", arena), file.toString())) {
            list("", hdf5.root(), objects);
        }
        return objects;
    }

    private static void list(String path, Hdf5Object object, Map<String, String> objects) throws IOException {
        String attributes = new TreeMap<>(object.attributes()).toString();
        switch (object) {
            case Hdf5Group group -> {
                objects.put(path + "/", attributes);
                for (Map.Entry<String, Hdf5Object> member : new TreeMap<>(group.members()).entrySet()) {
                    list(path + "/" + member.getKey(), member.getValue(), objects);
                }
            }
            case Hdf5Dataset dataset ->
                objects.put(
                        path,
                        attributes
                                + dataset.type()
                                + Arrays.toString(dataset.dimensions())
                                + Arrays.toString(dataset.floats()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "lstm, 'Layer ''lstm'' of class ''LSTM'' is a recurrent layer; Fanin has none yet.'",
        "attention, is an attention layer; Fanin has none yet.",
        "gru_rnn, is a recurrent layer; Fanin has none yet."
    })
    void namesTheLayerThatIsMissing(String name, String message) {
        assertThatThrownBy(() -> KerasFile.read(KerasModels.file(name, "model.keras")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("model.keras: Layer '")
                .hasMessageContaining(message);
    }

    /// Keras trained the model for three steps, wrote the file, and trained it for three more.
    @Test
    void trainsOnFromWhereKerasStopped() throws IOException {
        SavedModel saved = KerasFile.read(KerasModels.file("resumed", "model.keras"));
        assertThat(saved.notes()).isEmpty();
        Model model = saved.build(Seed.seed(1), Engine.plain());
        assertThat(model.checkpoint().steps()).isEqualTo(3);
        List<Tensor> x = KerasModels.arrays("resumed", "x");
        List<Tensor> y = KerasModels.arrays("resumed", "y");
        for (int step = 0; step < 3; step++) {
            model.fit(x, y, Fit.epochs(1).batchSize(16).withoutShuffling().quietly());
        }
        Weights expected = KerasFile.readWeights(KerasModels.file("resumed", "after.weights.h5"), saved.definition());
        assertThat(model.weights().values().keySet())
                .isEqualTo(expected.values().keySet());
        expected.values().forEach((path, tensor) -> {
            for (int i = 0; i < tensor.array().length; i++) {
                assertThat(model.weights().get(path).array()[i])
                        .as("%s, value %d", path, i)
                        .isCloseTo(tensor.array()[i], within(2e-6f));
            }
        });
        Weights before = Objects.requireNonNull(saved.weights());
        assertThat(before.get("side/kernel").array())
                .isNotEqualTo(expected.get("side/kernel").array());
    }

    /// A later file of ours has the optimizer's variables at the places where Keras has them.
    @Test
    void writesTheStateOfTheOptimizerWhereKerasDoes() throws IOException {
        Path copy = folder.resolve("copy.keras");
        Path original = KerasModels.file("resumed", "model.keras");
        KerasFile.write(copy, KerasFile.read(original).build(Seed.seed(1), Engine.plain()));
        SequencedMap<String, String> expected = objects(original);
        assertThat(expected.keySet()).contains("/optimizer/vars/13");
        assertThat(objects(copy)).containsExactlyEntriesOf(expected);
    }

    @Test
    void tellsWhatOnlyKerasHas() throws IOException {
        String config = KerasModels.text("compiled", "keras_config.json")
                .replace("\"name\": \"float32\"", "\"name\": \"mixed_float16\"")
                .replace("[\"mae\"]", "[\"mae\", {\"class_name\": \"Own\", \"config\": {}}]");
        Path file = folder.resolve("m.json");
        Files.writeString(file, config);
        SavedModel saved = KerasFile.readJson(file);
        assertThat(saved.notes())
                .hasSize(2)
                .contains("layers compute in 'mixed_float16' there and in float32 here")
                .anySatisfy(note -> assertThat(note).startsWith("a metric is not carried over: "));
        Files.writeString(file, config.replace("\"class_name\": \"Adam\"", "\"class_name\": \"Own\""));
        SavedModel notCompiled = KerasFile.readJson(file);
        assertThat(notCompiled.compiled()).isNull();
        assertThat(notCompiled.notes())
                .anySatisfy(note -> assertThat(note).startsWith("how the model was compiled is not carried over: "));
    }

    @Test
    void saysWhichLayerLacksItsWeights() throws IOException {
        SavedModel mlp = KerasFile.read(KerasModels.file("mlp", "model.keras"));
        Path weights = KerasModels.file("compiled", "model.weights.h5");
        assertThatThrownBy(() -> KerasFile.readWeights(weights, mlp.definition()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("dense/kernel has shape (8, 16), but 'layers/dense/vars/0' has [4, 3]");
    }
}
