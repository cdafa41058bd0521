package dev.fanin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.io.npy.Npy;
import dev.fanin.io.npy.Npz;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PredictCommandTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    static List<String> models() throws IOException {
        return Golden.models();
    }

    /// Expected: what Keras predicted for the same samples.
    @ParameterizedTest
    @MethodSource("models")
    void predictsWhatKerasPredicts(String model) throws IOException {
        List<String> words = new ArrayList<>(
                List.of("predict", Golden.keras(model, "model.keras").toString()));
        for (Path input : Golden.arrays(model, "x")) {
            words.addAll(List.of("--input", input.toString()));
        }
        List<Path> expected = Golden.arrays(model, "y");
        for (Path output : expected) {
            words.addAll(List.of("-o", folder.resolve(output.getFileName()).toString()));
        }
        Terminal terminal = Terminal.run(words.toArray(String[]::new));
        assertThat(terminal.err()).isEmpty();
        assertThat(terminal.status()).isZero();
        for (Path output : expected) {
            Tensor theirs = Npy.read(output);
            Tensor ours = Npy.read(folder.resolve(output.getFileName()));
            assertThat(ours.shape()).isEqualTo(theirs.shape());
            assertThat(ours.array()).containsExactly(theirs.array(), within(1e-5f));
        }
    }

    /// Every kind of file, any batch size and any number of threads give the same bits.
    @ParameterizedTest
    @CsvSource({"x.npy, y.npy", "x.npz, y.npz", "x.csv, y.csv", "x.npz:arr_0, y.npy"})
    void readsAndWritesEveryKindOfArray(String input, String output) throws IOException {
        Tensor x = Npy.read(Golden.keras("mlp", "x0.npy"));
        ArrayFile.write(folder.resolve(input.replaceFirst(":.*", "")), x);
        Path expected = folder.resolve("expected.npy");
        predict("mlp", Golden.keras("mlp", "x0.npy").toString(), expected);
        Path file = folder.resolve(output);
        Terminal terminal =
                predict("mlp", folder.resolve(input).toString(), file, "--batch-size", "3", "--threads", "2");
        assertThat(terminal.status()).isZero();
        assertThat(ArrayFile.read(file.toString()).array())
                .isEqualTo(Npy.read(expected).array());
    }

    @Test
    void printsAFewLinesOrJson() {
        Path file = folder.resolve("y.npy");
        String x = Golden.keras("mlp", "x0.npy").toString();
        assertThat(predict("mlp", x, file).out().replaceFirst("in [0-9.]+ s", "in TIME"))
                .isEqualTo("Predicted 7 samples in TIME\ndense_2  (7, 3)  "
                        + file.toAbsolutePath().normalize() + "\n");
        Map<String, String> json = Json.values(predict("mlp", x, file, "--json").out());
        assertThat(List.copyOf(json.keySet()))
                .isEqualTo(List.of(
                        "/samples",
                        "/seconds",
                        "/outputs/0/name",
                        "/outputs/0/shape/0",
                        "/outputs/0/shape/1",
                        "/outputs/0/file"));
        assertThat(json)
                .containsEntry("/samples", "7")
                .containsEntry("/outputs/0/name", "dense_2")
                .containsEntry("/outputs/0/shape/1", "3")
                .containsEntry("/outputs/0/file", file.toString());
    }

    /// A model of JSON has no weights: those of the seed are told of, those of a file are not.
    @Test
    void drawsWeightsThatNoFileHas() throws IOException {
        Path json = folder.resolve("m.json");
        Path weights = folder.resolve("w.safetensors");
        String model = Golden.keras("mlp", "model.keras").toString();
        Terminal.run("convert", model, json.toString());
        Terminal.run("convert", model, weights.toString(), "--layout", "torch");
        String x = Golden.keras("mlp", "x0.npy").toString();
        Path y = folder.resolve("y.npy");
        assertThat(run(json.toString(), x, y, "--seed", "7").err())
                .isEqualTo("note: " + json + " has no weights; they are drawn from seed 7." + System.lineSeparator());
        Terminal terminal = run(json.toString(), x, y, "--weights", weights.toString());
        assertThat(terminal.err()).isEmpty();
        assertThat(Npy.read(y).array())
                .containsExactly(Npy.read(Golden.keras("mlp", "y0.npy")).array(), within(1e-5f));
    }

    @Test
    void wantsEveryInputAndOutputOnce() {
        Path y = folder.resolve("y.npy");
        String x = Golden.keras("functional", "x0.npy").toString();
        assertRefused(
                predict("functional", x, y),
                "The model has 2 inputs, 'a' and 'b': expected --input twice, in this order, got it once.");
        assertRefused(
                predict("mlp", x, y, "-o", y.toString()),
                "The model has 1 output, 'dense_2': expected --output once, got it twice.");
        assertThat(y).doesNotExist();
    }

    @Test
    void tellsOfAShapeThatDoesNotFit() throws IOException {
        Path x = folder.resolve("x.npy");
        Npy.write(x, Tensor.zeros(Shape.of(7, 5)));
        Path y = folder.resolve("y.npy");
        String name =
                Json.values(Terminal.run("summary", mlp(), "--json").out()).getOrDefault("/layers/0/name", "");
        assertThat(name).isEqualTo("dense");
        assertThat(predict("mlp", x.toString(), y).err())
                .startsWith("fanin: --input " + x + ": expected shape (None, 8) for the model's input '")
                .endsWith("', got (7, 5)." + System.lineSeparator());
        Path other = folder.resolve("other.npy");
        Npy.write(other, Tensor.zeros(Shape.of(4, 6)));
        String a = Golden.keras("functional", "x0.npy").toString();
        assertRefused(
                predict("functional", a, y, "--input", other.toString()),
                "--input " + other + ": expected 5 samples as in " + a + ", got 4.");
    }

    @Test
    void tellsOfFilesThatAreNotWhatTheirNamesSay() throws IOException {
        Path y = folder.resolve("y.npy");
        String x = Golden.keras("mlp", "x0.npy").toString();
        Path missing = folder.resolve("no.keras");
        assertRefused(run(missing.toString(), x, y), "There is no file or folder '" + missing + "'.");
        assertRefused(predict("mlp", missing + ".npy", y), "There is no file or folder '" + missing + ".npy'.");
        assertRefused(
                predict("mlp", "x.txt", y),
                "Cannot tell from its name how 'x.txt' holds an array; expected .npy, .npz (with one array, or as"
                        + " file.npz:name), .csv, or IDX as MNIST has it.");
        assertRefused(
                predict("mlp", x, folder.resolve("y.txt")),
                "Cannot tell from its name how to write '" + folder.resolve("y.txt")
                        + "'; expected a name that ends in .npy, .npz or .csv.");
        Path text = folder.resolve("text.keras");
        Files.writeString(text, "hello\n");
        assertThat(run(text.toString(), x, y).err()).startsWith("fanin: Cannot read " + text + ": ");
        Path directory = Files.createDirectory(folder.resolve("d.keras"));
        assertThat(run(directory.toString(), x, y).err()).startsWith("fanin: Cannot read " + directory + ": ");
        Path nowhere = folder.resolve("no/y.npy");
        assertRefused(
                predict("mlp", x, nowhere),
                "Cannot write " + nowhere + ": there is no folder " + nowhere.getParent() + ". Create it first.");
    }

    @Test
    void anArchiveOfSeveralArraysNeedsAName() throws IOException {
        Path archive = folder.resolve("x.npz");
        Tensor x = Npy.read(Golden.keras("mlp", "x0.npy"));
        Npz.write(archive, x, x);
        Path y = folder.resolve("y.npy");
        assertRefused(
                predict("mlp", archive.toString(), y),
                "Cannot read one array from " + archive + ": it has 2; name one of them, as in " + archive + ":arr_0.");
        assertRefused(
                predict("mlp", archive + ":arr_2", y),
                "Cannot read " + archive + ": Unknown array 'arr_2'; did you mean 'arr_0'? Known: arr_0, arr_1.");
        assertThat(predict("mlp", archive + ":arr_1", y).status()).isZero();
    }

    private static String mlp() {
        return Golden.keras("mlp", "model.keras").toString();
    }

    private static Terminal predict(String model, String x, Path y, String... more) {
        return run(Golden.keras(model, "model.keras").toString(), x, y, more);
    }

    private static Terminal run(String model, String x, Path y, String... more) {
        return Terminal.run(
                Stream.concat(Stream.of("predict", model, "--input", x, "-o", y.toString()), Stream.of(more))
                        .toArray(String[]::new));
    }

    private static void assertRefused(Terminal terminal, String message) {
        assertThat(terminal).isEqualTo(new Terminal(2, "", "fanin: " + message + System.lineSeparator()));
    }
}
