package dev.fanin.app;

import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;

import dev.fanin.graph.Engine;
import dev.fanin.io.model.ModelFile;
import dev.fanin.io.npy.Npy;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Runs commands as users do and throws away what they print.
///
/// The launcher watches what a rehearsal loads, so that Java finds it ready when the program
/// starts.
final class Rehearsal {

    private static final List<String> FILES = List.of("model.keras", "x.npy", "y.npy");

    private Rehearsal() {}

    /// Runs every command once.
    public static void main(String[] args) throws IOException {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Path folder = Files.createTempDirectory("fanin");
        try {
            for (List<String> command : commands(folder)) {
                String[] words = command.toArray(new String[0]);
                Main.run(FaninCommand.commands(words), new Errors(false), nowhere, nowhere, words);
            }
        } finally {
            for (String file : FILES) {
                Files.deleteIfExists(folder.resolve(file));
            }
            Files.delete(folder);
        }
    }

    /// Returns short commands that together touch most of what any command needs.
    ///
    /// @param folder where the files are that they work on
    static List<List<String>> commands(Path folder) throws IOException {
        Model model =
                Sequential.of(input(4), dense(3, "relu"), dense(2, "softmax")).build(Seed.seed(1), Engine.plain());
        model.compile("adam", "sparse_categorical_crossentropy", "accuracy");
        List<String> files =
                FILES.stream().map(file -> folder.resolve(file).toString()).toList();
        ModelFile.write(Path.of(files.get(0)), model);
        Npy.write(Path.of(files.get(1)), Tensor.zeros(Shape.of(2, 4)));
        return Stream.of(
                        Stream.of("gain", "tanh"),
                        Stream.of("gain", "leaky_relu(negative_slope=0.1)", "--json"),
                        Stream.of("lesson", "xavier"),
                        Stream.of("doctor", "mlp:16-3x16-4:relu:he_normal", "--fail-on", "never"),
                        Stream.of("doctor", "mlp:16-4x16-4:tanh:he_normal", "--fail-on", "never", "--json"),
                        Stream.of("doctor", files.get(0), "--fail-on", "never", "--no-trial"),
                        Stream.of("doctor", files.get(0), "--fail-on", "never", "--no-measure"),
                        Stream.of("summary", files.get(0)),
                        Stream.of("predict", files.get(0), "--input", files.get(1), "-o", files.get(2)),
                        Stream.of("help"))
                .map(Stream::toList)
                .toList();
    }
}
