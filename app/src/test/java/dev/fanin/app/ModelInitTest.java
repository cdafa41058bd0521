package dev.fanin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.graph.Engine;
import dev.fanin.init.Initializers;
import dev.fanin.io.keras.KerasFile;
import dev.fanin.io.keras.SavedModel;
import dev.fanin.model.Definition;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// `fanin init` of a whole model.
class ModelInitTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    static List<String> models() throws IOException {
        return Golden.models();
    }

    @ParameterizedTest
    @MethodSource("models")
    void drawsTheWeightsThatTheLibraryDraws(String model) throws IOException {
        Path file = Golden.keras(model, "model.keras");
        Path out = folder.resolve("o.keras");
        assertThat(init(file, out, "--initializer", "he_normal", "--seed", "-7").status())
                .isZero();
        Definition definition = KerasFile.read(file).definition().withKernelInitializer(Initializers.heNormal());
        assertSame(
                KerasFile.read(out),
                definition.build(Seed.seed(-7), Engine.plain()).weights().values());
    }

    /// Without an initializer each layer begins as it says, from seed 42.
    @Test
    void withoutAnInitializerEachLayerKeepsItsOwn() throws IOException {
        Path file = Golden.keras("cnn", "model.keras");
        Path out = folder.resolve("o.keras");
        init(file, out, "--threads", "2");
        Definition definition = KerasFile.read(file).definition();
        assertSame(
                KerasFile.read(out),
                definition.build(Seed.seed(42), Engine.plain()).weights().values());
        assertThat(KerasFile.read(out).definition().config()).isEqualTo(definition.config());
    }

    /// How a model is trained stays; what its optimizer remembered is gone.
    @Test
    void theOptimizerBeginsAfresh() throws IOException {
        Path file = Golden.train("mlp_adam", "model.keras");
        Path out = folder.resolve("o.keras");
        assertThat(init(file, out).status()).isZero();
        SavedModel before = KerasFile.read(file);
        SavedModel after = KerasFile.read(out);
        assertThat(after.compiled()).isEqualTo(before.compiled()).isNotNull();
        assertThat(before.optimizer().getFirst().array()[0]).isGreaterThan(0);
        assertThat(after.optimizer().getFirst().array()).containsExactly(0);
    }

    /// Expected: He's deviation for 27 inputs of a kernel of 3 by 3 on 3 channels.
    @Test
    void tellsWhatWasExpectedAndWhatWasDrawn() {
        Path file = Golden.keras("cnn", "model.keras");
        Path out = folder.resolve("o.keras");
        Map<String, String> json = Json.values(
                init(file, out, "--initializer", "he_normal", "--json").out());
        assertThat(json)
                .containsEntry("/model", file.toString())
                .containsEntry("/seed", "42")
                .containsEntry("/params", "1154")
                .containsEntry("/file", out.toString())
                .containsEntry("/kernels/0/path", "conv2d/kernel")
                .containsEntry("/kernels/0/initializer", "he_normal")
                .containsEntry("/kernels/0/fan_in", "27")
                .containsEntry("/kernels/1/path", "batch_normalization/gamma")
                .containsEntry("/kernels/1/initializer", "ones");
        double expected = Math.sqrt(2.0 / 27);
        assertThat(Double.parseDouble(json.getOrDefault("/kernels/0/expected_std", "")))
                .isCloseTo(expected, within(1e-7));
        // 216 values: a standard error of about expected / sqrt(432); within five of them.
        assertThat(Double.parseDouble(json.getOrDefault("/kernels/0/measured_std", "")))
                .isCloseTo(expected, within(5 * expected / Math.sqrt(432)));
        assertThat(init(file, out, "--initializer", "he_normal").out())
                .contains("conv2d/kernel              he_normal            27        0.2722  ")
                .contains("\nDrew 1,154 parameters from seed 42 in ")
                .contains("\nFile " + out.toAbsolutePath().normalize() + ", ");
    }

    @ParameterizedTest
    @CsvSource({"--shape, '3,3'", "--path, kernel", "--fan-in, 3", "--fan-out, 3", "--dialect, torch"})
    void whatIsForOneArrayIsRefused(String option, String value) {
        Path out = folder.resolve("o.keras");
        assertThat(init(Golden.keras("mlp", "model.keras"), out, option, value))
                .isEqualTo(new Terminal(
                        2,
                        "",
                        "fanin: " + option + " says how one array is drawn, and a model says it of its own: leave out "
                                + option + " or the model." + System.lineSeparator()));
        assertThat(out).doesNotExist();
    }

    private static void assertSame(SavedModel saved, Map<String, Tensor> expected) {
        Map<String, Tensor> weights = Objects.requireNonNull(saved.weights()).values();
        assertThat(weights.keySet()).isEqualTo(expected.keySet()).isNotEmpty();
        expected.forEach((path, tensor) ->
                assertThat(Objects.requireNonNull(weights.get(path)).array()).isEqualTo(tensor.array()));
    }

    private static Terminal init(Path model, Path out, String... more) {
        return Terminal.run(Stream.concat(Stream.of("init", model.toString(), "-o", out.toString()), Stream.of(more))
                .toArray(String[]::new));
    }
}
