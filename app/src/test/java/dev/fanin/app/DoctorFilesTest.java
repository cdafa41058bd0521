package dev.fanin.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.graph.Engine;
import dev.fanin.io.model.ModelFile;
import dev.fanin.io.npy.Npy;
import dev.fanin.lab.experiment.Preset;
import dev.fanin.model.Model;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Compiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoctorFilesTest {

    /// Forty halvings of the power of signal and gradient.
    private static final String SICK = "mlp:32-40x32-4:relu:glorot_uniform";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private String path(String file) {
        return folder.resolve(file).toString();
    }

    static List<String> models() throws IOException {
        return Golden.models();
    }

    @ParameterizedTest
    @MethodSource("models")
    void findsNoErrorInWhatKerasSaved(String model) throws IOException {
        Path file = Golden.keras(model, "model.keras");
        Terminal terminal = Terminal.run("doctor", file.toString(), "--json");
        assertThat(terminal.status()).as(terminal.err()).isZero();
        assertThat(Json.values(terminal.out()).get("/verdict")).isNotEqualTo("error");
        assertThat(terminal.out()).doesNotContain("\"error\"");
        List<String> command = new ArrayList<>(List.of("doctor", file.toString(), "--no-trial"));
        for (Path x : Golden.arrays(model, "x")) {
            command.addAll(List.of("--input", x.toString()));
        }
        Terminal given = Terminal.run(command.toArray(String[]::new));
        assertThat(given.err()).isEmpty();
        assertThat(given.out()).contains("input: given");
    }

    /// Thirteen activations in a row, each over six units: trained by stochastic gradient descent
    /// this network stays where it is, and a copy that was begun afresh learns.
    @Test
    void warnsWhereAnotherDrawLearnsMore() throws IOException {
        Terminal terminal =
                Terminal.run("doctor", Golden.keras("acts", "model.keras").toString(), "--json");
        assertThat(terminal.status()).as(terminal.err()).isZero();
        Map<String, String> json = Json.values(terminal.out());
        assertThat(json.get("/verdict")).isEqualTo("warn");
        double before = Double.parseDouble(json.get("/findings/0/verified/before/trained_loss"));
        double after = Double.parseDouble(json.get("/findings/0/verified/after/trained_loss"));
        assertThat(after).isLessThan(0.9 * before);
    }

    @Test
    void saysWhatTheoryTakesForGrantedOfSeveralInputs() {
        String file = Golden.keras("functional", "model.keras").toString();
        assertThat(Terminal.run("doctor", file, "--no-measure").out()).contains("Theory takes all 2 inputs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mended.keras", "mended.json"})
    void mendsAFileAndFindsItWell(String mended) throws IOException {
        Model model = Preset.parse(SICK).network().build(Seed.seed(1), Engine.plain());
        model.compile("adam", "sparse_categorical_crossentropy", "accuracy");
        ModelFile.write(Path.of(path("sick.keras")), model);
        Terminal sick = Terminal.run("doctor", path("sick.keras"), "--fix", path(mended));
        assertThat(sick.status()).as(sick.err()).isEqualTo(1);
        assertThat(sick.err()).startsWith("note: the mended model is in " + path(mended));
        Terminal well = Terminal.run("doctor", path(mended), "--fail-on", "warn");
        assertThat(well.status()).as(well.out()).isZero();
        Compiled compiled = Objects.requireNonNull(
                ModelFile.read(Path.of(path(mended)), null).compiled());
        assertThat(compiled.optimizer().name()).isEqualTo("adam");
        assertThat(compiled.output(0, 1).loss().name()).isEqualTo("sparse_categorical_crossentropy");
        assertThat(compiled.output(0, 1).metrics()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"m.keras", "m.weights.h5", "m.safetensors", "m.npz"})
    void mendsAPresetIntoAnyKindOfFile(String file) throws IOException {
        Terminal sick = Terminal.run("doctor", SICK, "--no-trial", "--fix", path(file));
        assertThat(sick.status()).as(sick.err()).isEqualTo(1);
        if (!file.equals("m.keras")) {
            ModelFile.write(
                    Path.of(path("m.json")), Preset.parse(SICK).network().build(Seed.seed(9)));
            var whole = ModelFile.read(Path.of(path("m.json")), Path.of(path(file)));
            ModelFile.write(
                    Path.of(path("m.keras")),
                    whole.definition()
                            .build(java.util.Objects.requireNonNull(whole.weights()), Seed.seed(1), Engine.plain()));
        }
        Terminal well = Terminal.run("doctor", path("m.keras"), "--no-trial", "--fail-on", "warn");
        assertThat(well.status()).as(well.out()).isZero();
    }

    @Test
    void writesNothingWhereSomethingIsWrong() throws IOException {
        Tensor x = Tensor.zeros(Shape.of(20, 8));
        Npy.write(Path.of(path("x.npy")), x);
        Npy.write(Path.of(path("one.npy")), Tensor.zeros(Shape.of(1, 8)));
        Npy.write(Path.of(path("y7.npy")), Tensor.zeros(Shape.of(7)));
        x.array()[19] = Float.NaN;
        Npy.write(Path.of(path("nan.npy")), x);
        Files.writeString(folder.resolve("corrupt.keras"), "no archive");
        Files.writeString(folder.resolve("base.json"), "no JSON");
        long files = count();
        says("Cannot read " + path("corrupt.keras") + ": it is no ZIP archive", path("corrupt.keras"));
        says(
                "Expected finite values for input 'input_layer', got NaN in sample 2, counted from 0; clean the data first.",
                "mlp:8-2",
                "--input",
                path("nan.npy"));
        says("An examination needs at least 2 samples, got 1.", "mlp:8-2", "--input", path("one.npy"));
        says(
                "--target " + path("y7.npy") + ": expected 20 samples as in the inputs, got 7.",
                "mlp:8-2",
                "--input",
                path("x.npy"),
                "--target",
                path("y7.npy"));
        says("Unknown loss 'nope'; did you mean 'mape'?", "mlp:8-2", "--loss", "nope");
        says("Unknown initializer 'nope'.", "mlp:8-2:relu:nope");
        says("Unknown activation 'nope'.", "mlp:8-2:nope:he_normal");
        says("Unknown rule 'NOPE'.", "mlp:8-2", "--ignore", "NOPE");
        says("Cannot read the baseline '" + path("base.json") + "'", "mlp:8-2", "--baseline", path("base.json"));
        says("Cannot write " + path("no/m.keras") + ": there is no folder", "mlp:8-2", "--fix", path("no/m.keras"));
        says("--samples must be at least 2, got 0.", "mlp:8-2", "--samples", "0");
        assertThat(count()).isEqualTo(files);
    }

    private void says(String beginning, String... args) {
        List<String> words = new ArrayList<>(List.of("doctor", "-o", path("out.json")));
        words.addAll(List.of(args));
        Terminal terminal = Terminal.run(words.toArray(String[]::new));
        assertThat(terminal.status()).as(beginning).isEqualTo(2);
        assertThat(terminal.err()).startsWith("fanin: " + beginning).hasLineCount(1);
        assertThat(terminal.out()).isEmpty();
    }

    private long count() throws IOException {
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }

    /// The keys that scripts rely on, of a sick network and of all of its layers.
    @Test
    void hasTheKeysThatScriptsRelyOn() {
        Terminal terminal = Terminal.run("doctor", SICK, "--no-trial", "--json");
        Map<String, String> json = Json.values(terminal.out());
        assertThat(json).containsEntry("/model", SICK).containsEntry("/verdict", "error");
        assertThat(json.keySet())
                .contains(
                        "/findings/0/id",
                        "/findings/0/severity",
                        "/findings/0/layer",
                        "/findings/0/cause",
                        "/findings/0/fix/text",
                        "/findings/0/fix/fanin",
                        "/findings/0/fix/keras",
                        "/findings/0/fix/torch",
                        "/layers/0/name",
                        "/layers/0/fan_in",
                        "/layers/0/fan_out",
                        "/layers/0/weight_std",
                        "/layers/0/predicted/rms",
                        "/layers/0/predicted/gradient_rms",
                        "/layers/0/measured/rms",
                        "/layers/0/measured/gradient_rms");
        assertThat(json.keySet()).anyMatch(key -> key.matches("/findings/0/predicted(/.*)?"));
        assertThat(json.keySet()).anyMatch(key -> key.matches("/findings/0/measured(/.*)?"));
        assertThat(json.keySet()).anyMatch(key -> key.matches("/findings/0/verified/before(/.*)?"));
        assertThat(json.keySet()).anyMatch(key -> key.matches("/findings/0/verified/after(/.*)?"));
    }
}
