package dev.fanin.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.io.npy.Npy;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What users may get wrong in training: each is told in one line, before any work is done.
class TrainInputTest {

    private static final String X = Golden.train("mlp_adam", "x.npy").toString();
    private static final String Y = Golden.train("mlp_adam", "y.npy").toString();
    private static final String MODEL = Golden.train("mlp_adam", "model.keras").toString();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path out = Path.of("");

    @BeforeEach
    void anOlderFileIsThere() throws IOException {
        out = folder.resolve("out.keras");
        Files.writeString(out, "old");
    }

    @AfterEach
    void theOlderFileIsStillThere() {
        assertThat(out).hasContent("old");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --epochs           | 0          | --epochs must be at least 1, got 0.
            --batch-size       | -1         | --batch-size must be at least 1, got -1.
            --threads          | 0          | --threads must be at least 1, got 0.
            --early-stopping   | -1         | --early-stopping must be at least 0, got -1.
            --validation-split | 1          | --validation-split must be at least 0 and below 1, got 1.0.
            --class-weight     | 0:1        | --class-weight expects each class once with its weight, as in 0=1,1=2.5, \
            got '0:1'.
            --class-weight     | 0=1,0=2    | --class-weight expects each class once with its weight, as in 0=1,1=2.5, \
            got '0=1,0=2'.
            --class-weight     | 0=NaN      | --class-weight expects each class once with its weight, as in 0=1,1=2.5, \
            got '0=NaN'.
            --validation-x     | x.npy      | --validation-x and --validation-y belong together; got --validation-x alone.
            --validation-y     | y.npy      | --validation-x and --validation-y belong together; got --validation-y alone.
            --sample-weight    | w.txt      | Cannot tell from its name how 'w.txt' holds an array; expected .npy, .npz \
            (with one array, or as file.npz:name), .csv, or IDX as MNIST has it.
            --y                | y.npy      | The model has 1 output, 'dense_2': expected --y once, got it twice.
            --optimizer        | sgd(lr=1)  | 'sgd' has no parameter 'lr'. It takes <keys>
            """, quoteCharacter = '"')
    void anOption(String option, String value, String message) {
        Terminal terminal = train(MODEL, X, Y, option, value);
        assertThat(terminal.status()).isEqualTo(2);
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err().lines()).hasSize(1);
        assertThat(terminal.err()).startsWith("fanin: " + message.replace(" It takes <keys>", ""));
    }

    @Test
    void arraysThatDoNotFit() throws IOException {
        Path few = folder.resolve("few.npy");
        Npy.write(few, Tensor.zeros(Shape.of(95)));
        assertRefused(
                train(MODEL, X, few.toString()), "--y " + few + ": expected 96 samples as in the inputs, got 95.");
        assertRefused(
                train(MODEL, X, Y, "--sample-weight", few.toString()),
                "--sample-weight " + few + ": expected 96 samples as in the inputs, got 95.");
        Path wide = folder.resolve("wide.npy");
        Npy.write(wide, Tensor.zeros(Shape.of(96, 7)));
        assertThat(train(MODEL, wide.toString(), Y).err())
                .startsWith("fanin: --x " + wide + ": expected shape (None, 6) for the model's input '")
                .endsWith("', got (96, 7)." + System.lineSeparator());
    }

    @Test
    void aModelThatDoesNotSayHowItIsTrained() {
        String model = Golden.keras("mlp", "model.keras").toString();
        String x = Golden.keras("mlp", "x0.npy").toString();
        assertRefused(
                train(model, x, x),
                model + " does not say how it is trained: give --loss, and --optimizer unless it is rmsprop.");
    }

    @Test
    void aLossTooMany() {
        assertRefused(
                train(MODEL, X, Y, "--loss", "mse", "--loss", "mae"),
                "--loss is given once for all outputs or once for each of the 1, got it 2 times.");
    }

    @Test
    void aSplitAndSamplesOfTheirOwn() {
        assertRefused(
                train(MODEL, X, Y, "--validation-x", X, "--validation-y", Y, "--validation-split", "0.5"),
                "--validation-split and --validation-x contradict each other; give one of them.");
    }

    @Test
    void aFileThatTakesNoWeights() {
        assertRefused(
                to("m.json"),
                "Cannot write " + folder.resolve("m.json")
                        + ": a model in JSON has no weights. Name a file that ends in .keras.");
        assertRefused(
                to("m.h5"),
                "Cannot write " + folder.resolve("m.h5")
                        + ": files of Keras before 3 are read only. Name a file that ends in .keras.");
        assertRefused(
                to("m.txt"),
                "Cannot tell from its name what '" + folder.resolve("m.txt")
                        + "' holds; expected a name that ends in .keras, .weights.h5, .h5, .hdf5, .json, .safetensors,"
                        + " .safetensors.index.json, .npz.");
        Path nowhere = folder.resolve("no/m.keras");
        assertRefused(
                to("no/m.keras"),
                "Cannot write " + nowhere + ": there is no folder " + nowhere.getParent() + ". Create it first.");
    }

    @Test
    void recordsThatCannotBeWritten() {
        Path nowhere = folder.resolve("no/h");
        for (String option : List.of("--history", "--csv")) {
            assertRefused(
                    train(MODEL, X, Y, option, nowhere.toString()),
                    "Cannot write " + nowhere + ": there is no folder " + nowhere.getParent() + ". Create it first.");
        }
        assertRefused(
                train(MODEL, X, Y, "--tensorboard", out.toString()),
                "Cannot write to " + out + ": --tensorboard names a folder.");
    }

    @Test
    void weightsOfAnotherModel() {
        String weights = Golden.train("reg_mse_l2", "w0.npz").toString();
        assertRefused(
                train(MODEL, X, Y, "--weights", weights),
                "Cannot read weights from " + weights
                        + ": the model needs 6 arrays, and it has 4; these are weights of another model.");
        String other = Golden.train("cnn_bn", "w0.npz").toString();
        assertThat(train(MODEL, X, Y, "--weights", other).err()).contains("these are weights of another model.");
    }

    private Terminal to(String name) {
        return Terminal.run(
                "train", MODEL, "--x", X, "--y", Y, "-o", folder.resolve(name).toString());
    }

    private Terminal train(String model, String x, String y, String... more) {
        return Terminal.run(
                Stream.concat(Stream.of("train", model, "--x", x, "--y", y, "-o", out.toString()), Stream.of(more))
                        .toArray(String[]::new));
    }

    private static void assertRefused(Terminal terminal, String message) {
        assertThat(terminal).isEqualTo(new Terminal(2, "", "fanin: " + message + System.lineSeparator()));
    }
}
