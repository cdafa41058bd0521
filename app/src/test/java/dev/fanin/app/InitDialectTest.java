package dev.fanin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.dialect.Dialect;
import dev.fanin.io.npy.Npy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// `fanin init` in the dialects of other frameworks.
class InitDialectTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /// Dialect, initializer, shape, seed, and the SHA-256 of the values that the framework drew.
    static List<String> golden() throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(InitDialectTest.class.getResourceAsStream("/golden/init_dialects.txt"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("golden")
    void writesTheBitsOfTheFramework(String line) throws IOException {
        String[] cells = line.split(";", -1);
        Path file = folder.resolve("w.npy");
        Terminal terminal = Terminal.run(
                "init",
                "--dialect",
                cells[0],
                "--initializer",
                cells[1],
                "--shape",
                cells[2],
                "--seed",
                cells[3],
                "-o",
                file.toString());
        assertThat(terminal.err()).isEmpty();
        assertThat(terminal.out()).contains("\nDrawn from   seed " + cells[3] + ", dialect " + cells[0] + "\n");
        assertThat(sha256(Npy.read(file).array())).isEqualTo(cells[4]);
    }

    /// PyTorch reads fan-in 3 * 5 * 7 = 105 and fan-out 16 * 5 * 7 = 560 from (16, 3, 5, 7), Keras
    /// 15 * 5 and 15 * 7 of (3, 5, 5, 7).
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            torch | kaiming_uniform | 16,3,5,7 | 105 | 560 | 0.13801311186847084
            torch | xavier_uniform  | 16,3,5,7 | 105 | 560 | 0.05484085
            torch | orthogonal      | 16,3,5,7 | 105 | 560 | 0.09759000729485333
            torch | sparse(sparsity=0.5,std=1) | 7,1000 | 1000 | 7 | 0.6546536707079771
            torch | dirac           | 4,4,5    | 20  | 20  | 0.21794494717703367
            jax   | he_normal       | 3,5,5,7  | 75  | 105 | 0.16329931618554522
            numpy | glorot_uniform  | 3,5,5,7  | 75  | 105 | 0.10540925533894598
            """)
    void expectsTheDeviationOfItsFans(
            String dialect, String initializer, String shape, String fanIn, String fanOut, double deviation) {
        Map<String, String> values = Json.values(Terminal.run(
                        "init",
                        "--dialect",
                        dialect,
                        "--initializer",
                        initializer,
                        "--shape",
                        shape,
                        "--json",
                        "-o",
                        folder.resolve("w.npy").toString())
                .out());
        assertThat(values)
                .containsEntry("/fan_in", fanIn)
                .containsEntry("/fan_out", fanOut)
                .containsEntry("/dialect", dialect)
                .containsEntry("/path", "null");
        assertThat(number(values, "/stddev")).isCloseTo(deviation, within(1e-7));
        // The largest of these samples' standard errors, that of 525 normal values, is a 32nd.
        assertThat(number(values, "/measured_stddev") / deviation).isCloseTo(1, within(0.16));
    }

    private static double number(Map<String, String> values, String path) {
        return Double.parseDouble(values.getOrDefault(path, "none"));
    }

    @Test
    void refusesWhatTheFrameworkDoesNotHaveInOneLine() {
        Terminal terminal = Terminal.run(
                "init",
                "--dialect",
                "numpy",
                "--initializer",
                "he_normal",
                "--shape",
                "3,4",
                "-o",
                folder.resolve("w.npy").toString());
        assertThat(terminal)
                .isEqualTo(new Terminal(
                        2,
                        "",
                        "fanin: NumPy cannot draw 'he_normal': it has no truncated normal distribution; take one that"
                                + " it has, or the dialect fanin." + System.lineSeparator()));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aPathBelongsToFanin() {
        Terminal terminal =
                Terminal.run("init", "--dialect", "torch", "--path", "dense/kernel", "--shape", "3,4", "-o", "w.npy");
        assertThat(terminal.err())
                .isEqualTo("fanin: --path belongs to the dialect fanin: expected none, since in the dialect torch"
                        + " weights depend on the seed alone, got 'dense/kernel'." + System.lineSeparator());
    }

    @Test
    void helpNamesEveryDialect() {
        String help = Terminal.run("init", "--help").out().replaceAll("\\s+", " ");
        assertThat(Dialect.names()).allSatisfy(name -> assertThat(help).contains(name.replaceFirst("^keras_", "_")));
    }

    private static String sha256(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }
}
