package dev.fanin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.init.Fans;
import dev.fanin.init.Initializers;
import dev.fanin.io.npy.Npy;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InitCommandTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /// More than one shard, and threads that race for them.
    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "7"})
    void writesTheWeightsThatTheLibraryDraws(String threads) throws IOException {
        Path file = folder.resolve("w.npy");
        assertThat(init(file, "--initializer", "he_normal", "--shape", "784,512", "--threads", threads)
                        .status())
                .isZero();
        Shape shape = Shape.of(784, 512);
        Tensor expected = Initializers.heNormal().initialize(shape, new Fans(784, 512), Seed.seed(42).stream("kernel"));
        Tensor written = Npy.read(file);
        assertThat(written.shape()).isEqualTo(shape);
        assertThat(Arrays.equals(written.array(), expected.array())).isTrue();
        assertThat(names()).containsExactly("w.npy");
    }

    @Test
    void seedPathAndFansDecideTheWeights() throws IOException {
        Path file = folder.resolve("w.npy");
        init(file, "--shape", "3x4", "--seed", "-7", "--path", "dense/kernel", "--fan-in", "9", "--fan-out", "2.5");
        Tensor expected = Initializers.glorotUniform()
                .initialize(Shape.of(3, 4), new Fans(9, 2.5), Seed.seed(-7).stream("dense/kernel"));
        assertThat(Npy.read(file).array()).isEqualTo(expected.array());
    }

    /// Expected: Glorot's variance 2 / (fan_in + fan_out), uniform within sqrt(3) times its root.
    @Test
    void printsJson() {
        Path file = folder.resolve("u.npy");
        Terminal terminal = init(file, "--shape", "3,3,16,32", "--json");
        assertThat(terminal.status()).isZero();
        assertThat(terminal.err()).isEmpty();
        Map<String, String> values = Json.values(terminal.out());
        assertThat(List.copyOf(values.keySet()))
                .isEqualTo(List.of(
                        "/initializer",
                        "/shape/0",
                        "/shape/1",
                        "/shape/2",
                        "/shape/3",
                        "/fan_in",
                        "/fan_out",
                        "/stddev",
                        "/limit",
                        "/values",
                        "/seconds",
                        "/dialect",
                        "/seed",
                        "/path",
                        "/file",
                        "/mean",
                        "/measured_mean",
                        "/measured_stddev"));
        assertThat(values)
                .containsEntry("/initializer", "glorot_uniform")
                .containsEntry("/shape/2", "16")
                .containsEntry("/fan_in", "144")
                .containsEntry("/fan_out", "288")
                .containsEntry("/values", "4608")
                .containsEntry("/dialect", "fanin")
                .containsEntry("/seed", "42")
                .containsEntry("/path", "kernel")
                .containsEntry("/file", file.toString())
                .containsEntry("/mean", "0.0");
        assertThat(number(values, "/stddev")).isCloseTo(Math.sqrt(2.0 / 432), within(1e-12));
        assertThat(number(values, "/limit")).isCloseTo(Math.sqrt(6.0 / 432), within(1e-12));
        // Seven standard errors of a uniform sample's deviation, sqrt((1.8 - 1) / 4n) of it.
        assertThat(number(values, "/measured_stddev")).isCloseTo(Math.sqrt(2.0 / 432), within(7 * 0.0681 * 0.00659));
    }

    @Test
    void aFanMayBeAFractionAndALimitIsThatOfAUniformLawAboutZero() {
        Path file = folder.resolve("w.npy");
        assertThat(Json.values(init(file, "--shape", "4", "--fan-in", "2.5", "--json", "--initializer", "he_normal")
                        .out()))
                .containsEntry("/fan_in", "2.5")
                .containsEntry("/fan_out", "4")
                .containsEntry("/limit", "null");
        assertThat(Json.values(
                        init(file, "--shape", "4", "--json", "--initializer", "random_uniform(minval=0,maxval=1)")
                                .out()))
                .containsEntry("/limit", "null")
                .containsEntry("/mean", "0.5");
    }

    @Test
    void printsAFewLines() {
        Path file = folder.resolve("b.npy");
        Terminal terminal = init(file, "--initializer", "constant(value=0.5)", "--shape", "()", "--seed", "7");
        assertThat(terminal.status()).isZero();
        assertThat(terminal.err()).isEmpty();
        assertThat(terminal.out().replaceFirst("[0-9.]+ s\n$", "TIME\n"))
                .isEqualTo("""
                Initializer  constant(value=0.5)
                Shape        (), 1 value
                Fans         fan-in 1, fan-out 1
                Drawn from   seed 7, path 'kernel', dialect fanin

                                          expected      measured
                mean                      0.500000      0.500000
                standard deviation               0             0

                File         %s, 132 bytes
                Time         TIME
                """.formatted(file.toAbsolutePath().normalize()));
        assertThat(init(file, "--shape", "3,3").out()).contains("\nLimit        uniform within 1.00000 of 0\n");
    }

    @Test
    void helpShowsExamplesThatFitTheScreen() {
        Terminal terminal = Terminal.run("init", "--help");
        assertThat(terminal.status()).isZero();
        assertThat(terminal.out())
                .contains("\nExamples:\n  fanin init --initializer he_normal --shape 784,512 --seed 42 -o w.npy\n")
                .endsWith(" -o dw.npy\n");
    }

    /// The array is four times as large as the memory of that program.
    @Test
    void writesMoreThanMemoryHolds() throws IOException, InterruptedException {
        Path file = folder.resolve("big.npy");
        String libraries =
                System.getProperty("jdk.module.path", "") + File.pathSeparator + System.getProperty("java.class.path");
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Xmx16m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        libraries,
                        Main.class.getName(),
                        "init",
                        "--shape",
                        "4096,4096",
                        "--threads",
                        "2",
                        "-o",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(output).startsWith("Initializer  glorot_uniform\nShape        (4096, 4096), 16777216 values\n");
        assertThat(process.waitFor()).isZero();
        assertThat(Files.size(file)).isEqualTo(128 + 4 * 16_777_216L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --shape       | 784,a       | --shape expects the lengths of axes, as in 784,512, got '784,a'.
            --shape       | -3          | --shape expects the lengths of axes, as in 784,512, got '-3'.
            --shape       | 3,,4        | --shape expects the lengths of axes, as in 784,512, got '3,,4'.
            --shape       | 3000000000  | --shape expects axes of at most 2147483647, got '3000000000'.
            --shape       | 3,0         | Every axis of a shape must be at least 1, got (3, 0).
            --shape       | 2147483647x2147483647x2147483647 | Shape (2147483647, 2147483647, 2147483647) has more \
            than 2^63 - 1 elements.
            --fan-in      | 0           | Fans must be positive and finite, got fan-in 0, fan-out 4.
            --fan-out     | NaN         | Fans must be positive and finite, got fan-in 3, fan-out NaN.
            --threads     | 0           | --threads must be at least 1, got 0.
            --dialect     | fannin      | Unknown dialect 'fannin'; did you mean 'fanin'? Known: fanin, torch, \
            jax, jax_original, tensorflow, numpy, numpy_legacy, keras, keras_tensorflow, keras_jax, keras_torch, keras_numpy.
            --initializer | constant(value=1e39) | value must be at most 3.4028235E38 in magnitude, the largest float32, \
            got 1.0E39.
            --seed        | 1.5         | Invalid value for option '--seed': '1.5' is not a whole number in range. \
            See 'fanin init --help'.
            """, quoteCharacter = '"')
    void refusesAWrongValue(String option, String value, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("w.npy"), "old");
        Terminal terminal = option.equals("--shape")
                ? init(file, option + "=" + value)
                : init(file, "--shape", "3,4", option, value);
        assertRefused(terminal, message);
        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("w.npy");
    }

    @Test
    void refusesMoreAxesThanNumpyReads() {
        String axes = "1" + ",1".repeat(64);
        assertRefused(
                init(folder.resolve("w.npy"), "--shape", axes),
                "An array of NumPy has at most 64 axes, got a shape of 65.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"w.npz", "w", "-"})
    void refusesAnotherKindOfFile(String name) {
        assertRefused(
                Terminal.run("init", "--shape", "3", "-o", name),
                "--output is a NumPy file: expected a name that ends in .npy, got '" + name + "'.");
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        Path file = folder.resolve("none").resolve("w.npy");
        assertRefused(
                init(file, "--shape", "3"),
                "Cannot write " + file + ": there is no folder " + folder.resolve("none") + ". Create it first.");
    }

    @Test
    void refusesMoreThanTheDiskHolds() throws IOException {
        Path file = Files.writeString(folder.resolve("w.npy"), "old");
        Terminal terminal = init(file, "--shape", "2147483647,1000000");
        assertThat(terminal.status()).isEqualTo(2);
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err())
                .startsWith("fanin: Cannot write " + file + ": it needs 8.6 PB, and ")
                .endsWith(" are free in " + folder.toRealPath() + ". Make room or name another folder."
                        + System.lineSeparator());
        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("w.npy");
    }

    @Test
    void saysWhatIsMissing() {
        assertRefused(
                Terminal.run("init", "-o", "w.npy"),
                "Missing required option or model: expected --shape=AXES or MODEL. See 'fanin init --help'.");
        assertRefused(
                Terminal.run("init", "--shape", "3"),
                "Missing required option: '--output=FILE'. See 'fanin init --help'.");
    }

    private static Terminal init(Path file, String... options) {
        return Terminal.run(Stream.concat(Stream.of("init", "-o", file.toString()), Stream.of(options))
                .toArray(String[]::new));
    }

    private static void assertRefused(Terminal terminal, String message) {
        assertThat(terminal).isEqualTo(new Terminal(2, "", "fanin: " + message + System.lineSeparator()));
    }

    private static double number(Map<String, String> values, String path) {
        return Double.parseDouble(values.getOrDefault(path, "none"));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
