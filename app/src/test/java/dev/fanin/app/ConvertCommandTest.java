package dev.fanin.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.io.idx.IdxFile;
import dev.fanin.io.keras.KerasFile;
import dev.fanin.io.npy.Npy;
import dev.fanin.io.npy.Npz;
import dev.fanin.io.safetensors.Safetensors;
import dev.fanin.io.safetensors.SafetensorsFile;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConvertCommandTest {

    private static final String CNN = Golden.keras("cnn", "model.keras").toString();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /// To another kind of file and back again: no bit of any weight differs.
    @ParameterizedTest
    @CsvSource({"w.weights.h5, keras", "w.safetensors, keras", "w.safetensors, torch", "w.npz, keras", "w.npz, torch"})
    void weightsGoThereAndBack(String name, String layout) throws IOException {
        Path there = folder.resolve(name);
        Path back = folder.resolve("back.keras");
        assertThat(convert(CNN, there, "--layout", layout).status()).isZero();
        Terminal terminal = convert(there.toString(), back, "--model", CNN);
        assertThat(terminal.status()).isZero();
        assertThat(terminal.err()).isEmpty();
        assertSameWeights(back);
    }

    @Test
    void aModelWithoutWeightsTakesThoseOfAnotherFile() throws IOException {
        Path json = folder.resolve("m.json");
        Path weights = folder.resolve("w.weights.h5");
        Path whole = folder.resolve("m.keras");
        assertThat(convert(CNN, json).err()).isEqualTo("note: " + json + " holds no weights." + System.lineSeparator());
        assertThat(convert(CNN, weights).err())
                .isEqualTo("note: " + weights + " holds weights alone, so keep the model to use them with."
                        + System.lineSeparator());
        assertThat(convert(json.toString(), whole, "--weights", weights.toString())
                        .status())
                .isZero();
        assertSameWeights(whole);
        assertRefused(
                convert(json.toString(), whole),
                json + " has no weights: give them with --weights W, or draw them with 'fanin init " + json + " -o "
                        + whole + "'.");
    }

    /// In PyTorch's layout, a convolution has its outputs first and a dense layer its outputs too.
    @Test
    void theLayoutOfPyTorchHasItsAxes() throws IOException {
        Path file = folder.resolve("w.safetensors");
        convert(CNN, file, "--layout", "torch");
        try (SafetensorsFile tensors = Safetensors.read(file)) {
            assertThat(tensors.shape("conv2d.weight")).containsExactly(8, 3, 3, 3);
            assertThat(tensors.shape("dense.weight")).containsExactly(10, 60);
        }
    }

    /// Expected: the weights as Keras's `get_weights` numbers them, in the order of its files.
    @Test
    void weightsMayBeNumbered() throws IOException {
        Path numbered = folder.resolve("w.npz");
        Tensor[] all = Objects.requireNonNull(KerasFile.read(Path.of(CNN)).weights())
                .values()
                .values()
                .toArray(Tensor[]::new);
        Npz.write(numbered, all);
        Path back = folder.resolve("back.keras");
        assertThat(convert(numbered.toString(), back, "--model", CNN).status()).isZero();
        assertSameWeights(back);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.npy", "x.npz", "x.csv", "x-idx2-ubyte.gz", "x.idx"})
    void arraysGoFromKindToKind(String name) throws IOException {
        Tensor array = Tensor.of(Shape.of(2, 3), 0, 1, 2, 3, 250, 255);
        Path in = folder.resolve(name);
        if (name.contains("idx")) {
            IdxFile.writeBytes(in, array);
        } else {
            ArrayFile.write(in, array);
        }
        for (String target : new String[] {"y.npy", "y.npz", "y.csv"}) {
            if (name.endsWith(".npz") && target.endsWith(".npz")) {
                continue;
            }
            Path out = folder.resolve(target);
            Terminal terminal = convert(in.toString(), out, "--json");
            assertThat(terminal.status()).isZero();
            assertThat(Json.values(terminal.out()))
                    .isEqualTo(Map.of(
                            "/kind", "array",
                            "/shape/0", "2",
                            "/shape/1", "3",
                            "/file", out.toString(),
                            "/bytes", Long.toString(Files.size(out))));
            Tensor written = ArrayFile.read(out.toString());
            assertThat(written.shape()).isEqualTo(array.shape());
            assertThat(written.array()).isEqualTo(array.array());
        }
    }

    /// A column of names and numbers is one column of numbers.
    @Test
    void aTableOfOneColumn() throws IOException {
        Path in = folder.resolve("y.csv");
        Files.writeString(in, "label\n3\n\n-1.5e1\n");
        Path out = folder.resolve("y.npy");
        convert(in.toString(), out);
        assertThat(Npy.read(out).shape()).isEqualTo(Shape.of(2, 1));
        assertThat(Npy.read(out).array()).containsExactly(3, -15);
        Files.writeString(in, "3\nfour\n");
        assertRefused(convert(in.toString(), out), "Cannot read " + in + ": line 2: expected a number, got 'four'.");
        Files.writeString(in, "label\n");
        assertRefused(convert(in.toString(), out), "Cannot read " + in + ": it has no rows of numbers.");
        Files.writeString(in, "1,a\n2,b\n");
        assertRefused(
                convert(in.toString(), out),
                "Cannot read " + in
                        + ": expected numbers in all columns, got texts such as 'a' in the last one. Write their"
                        + " numbers.");
    }

    @Test
    void tellsWhatDoesNotGoTogether() throws IOException {
        Path out = folder.resolve("o.keras");
        Path weights = folder.resolve("w.safetensors");
        convert(CNN, weights);
        assertRefused(
                convert(weights.toString(), out),
                weights + " is weights in safetensors, which do not say how layers are connected: give --model M as"
                        + " well.");
        assertRefused(
                convert(CNN, folder.resolve("o.npy")),
                "Cannot make " + folder.resolve("o.npy") + " of " + CNN
                        + ": expected an array in .npy, .npz (with one array, or as file.npz:name), .csv, or IDX as MNIST"
                        + " has it.");
        assertRefused(convert(CNN, out, "--layout", "tensorflow"), "Unknown layout 'tensorflow'. Known: keras, torch.");
        assertRefused(
                convert(CNN, out, "--layout", "torch"),
                "--layout torch is for .safetensors and .npz, got " + out + ".");
        assertRefused(
                convert(CNN, out, "--model", CNN, "--weights", CNN),
                "--model says that IN holds weights, and --weights that it holds a model; give one of them.");
        Path array = folder.resolve("x.npy");
        Npy.write(array, Tensor.zeros(Shape.of(2, 2, 2)));
        assertRefused(
                convert(array.toString(), folder.resolve("x.csv")),
                "Cannot write " + folder.resolve("x.csv")
                        + ": a table holds an array of one or two axes, got shape (2, 2, 2). Name a file that ends in"
                        + " .npy.");
        assertThat(out).doesNotExist();
    }

    private void assertSameWeights(Path written) throws IOException {
        Path expected = folder.resolve("expected.npz");
        Path got = folder.resolve("got.npz");
        convert(CNN, expected);
        convert(written.toString(), got);
        Map<String, Tensor> theirs = Npz.read(expected);
        Map<String, Tensor> ours = Npz.read(got);
        assertThat(ours.keySet()).isEqualTo(theirs.keySet()).isNotEmpty();
        theirs.forEach((name, tensor) -> {
            assertThat(Objects.requireNonNull(ours.get(name)).shape()).isEqualTo(tensor.shape());
            assertThat(Objects.requireNonNull(ours.get(name)).array()).isEqualTo(tensor.array());
        });
    }

    private static Terminal convert(String in, Path out, String... more) {
        return Terminal.run(Stream.concat(Stream.of("convert", in, out.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private static void assertRefused(Terminal terminal, String message) {
        assertThat(terminal).isEqualTo(new Terminal(2, "", "fanin: " + message + System.lineSeparator()));
    }
}
