package dev.fanin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.io.npy.Npz;
import dev.fanin.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrainCommandTest {

    private static final double TOLERANCE = 1e-4;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    static List<String> runs() throws IOException {
        return List.copyOf(json(Golden.runs()).keySet());
    }

    /// Expected: the history and the last weights of Keras, from the same first weights.
    ///
    /// The files of the runs were saved after training, so the first weights come from a file of
    /// their own.
    @ParameterizedTest
    @MethodSource("runs")
    void trainsAsKerasTrains(String run) throws IOException {
        Map<?, ?> settings = map(json(Golden.runs()).get(run));
        Path history = folder.resolve("h.json");
        Path out = folder.resolve("w.npz");
        List<String> words = words(run, out);
        words.addAll(List.of("--weights", Golden.train(run, "w0.npz").toString()));
        words.addAll(List.of("--no-shuffle", "--quiet", "--history", history.toString()));
        words.addAll(List.of("--epochs", String.valueOf(settings.get("epochs"))));
        words.addAll(arguments(run, map(settings.get("fit"))));
        assertThat(Terminal.run(words.toArray(String[]::new)).status()).isZero();

        Map<?, ?> expected = map(settings.get("history"));
        Map<String, @Nullable Object> measured = json(history);
        assertThat(List.copyOf(measured.keySet())).isEqualTo(List.copyOf(expected.keySet()));
        expected.forEach((name, values) -> assertThat(numbers(measured.get(String.valueOf(name))))
                .containsExactly(numbers(values), within(TOLERANCE)));
        List<Tensor> theirs = List.copyOf(Npz.read(Golden.train(run, "w1.npz")).values());
        List<Tensor> ours = List.copyOf(Npz.read(out).values());
        assertThat(ours).hasSameSizeAs(theirs);
        for (int i = 0; i < ours.size(); i++) {
            assertThat(ours.get(i).shape()).isEqualTo(theirs.get(i).shape());
            assertThat(ours.get(i).array()).containsExactly(theirs.get(i).array(), within((float) TOLERANCE));
        }
    }

    /// The comparison can fail: without the weights of classes, the loss is another one.
    @Test
    void theSettingsOfARunMatter() throws IOException {
        Path history = folder.resolve("h.json");
        List<String> words = words("mlp_valsplit_cw", folder.resolve("w.npz"));
        words.addAll(
                List.of("--weights", Golden.train("mlp_valsplit_cw", "w0.npz").toString()));
        words.addAll(List.of("--no-shuffle", "--quiet", "--history", history.toString()));
        Terminal.run(words.toArray(String[]::new));
        Map<?, ?> expected = map(map(json(Golden.runs()).get("mlp_valsplit_cw")).get("history"));
        assertThat(numbers(json(history).get("loss"))[0])
                .isNotCloseTo(numbers(expected.get("loss"))[0], within(100 * TOLERANCE));
    }

    /// Three epochs at once, and two after one: the file keeps what the optimizer remembers.
    @Test
    void goesOnWhereAFileWasWritten() throws IOException {
        Path whole = folder.resolve("whole.weights.h5");
        Path first = folder.resolve("first.keras");
        Path second = folder.resolve("second.weights.h5");
        train("mlp_adam", whole, "--epochs", "3", "--no-shuffle");
        train("mlp_adam", first, "--epochs", "1", "--no-shuffle");
        List<String> words = words("mlp_adam", second);
        words.set(1, first.toString());
        words.addAll(List.of("--epochs", "2", "--no-shuffle", "--quiet"));
        assertThat(Terminal.run(words.toArray(String[]::new)).status()).isZero();
        assertThat(Files.readAllBytes(second)).isEqualTo(Files.readAllBytes(whole));
    }

    @Test
    void showsOneLineAnEpochAndAResult() {
        Path out = folder.resolve("o.keras");
        String model = Golden.train("mlp_adam", "model.keras").toString();
        Terminal terminal = train("mlp_adam", out, "--epochs", "2", "--validation-split", "0.25");
        String measures =
                " - accuracy: 0\\.\\d{4} - loss: \\d\\.\\d{4} - val_accuracy: 0\\.\\d{4} - val_loss: \\d\\.\\d{4}";
        assertThat(terminal.err().lines().toList())
                .hasSize(2)
                .allMatch(line -> line.matches("Epoch [12]/2 - [0-9.]+s - \\d+[mu]s/step" + measures));
        assertThat(terminal.out()).matches("""
                Model         %s, 275 parameters
                Trained       2 epochs, 96 samples, batches of 32, \\d\\.\\d\\d s
                accuracy      0\\.\\d{4}
                loss          \\d\\.\\d{4}
                val_accuracy  0\\.\\d{4}
                val_loss      \\d\\.\\d{4}
                File          %s
                """.formatted(
                        model.replace(".", "\\."),
                        out.toAbsolutePath().normalize().toString().replace(".", "\\.")));
    }

    @Test
    void printsJson() {
        Terminal terminal = train("mlp_adam", folder.resolve("o.keras"), "--epochs", "2", "--quiet", "--json");
        assertThat(terminal.err()).isEmpty();
        Map<String, String> json = Json.values(terminal.out());
        assertThat(List.copyOf(json.keySet()))
                .isEqualTo(List.of(
                        "/model",
                        "/params",
                        "/samples",
                        "/epochs",
                        "/seconds",
                        "/stopped",
                        "/metrics/accuracy",
                        "/metrics/loss",
                        "/history/accuracy/0",
                        "/history/accuracy/1",
                        "/history/loss/0",
                        "/history/loss/1",
                        "/file"));
        assertThat(json)
                .containsEntry("/params", "275")
                .containsEntry("/samples", "96")
                .containsEntry("/epochs", "2")
                .containsEntry("/stopped", "null")
                .containsEntry("/metrics/loss", json.get("/history/loss/1"));
    }

    @Test
    void recordsAndStopsEarly() throws IOException {
        Path out = folder.resolve("o.keras");
        Path table = folder.resolve("log.csv");
        Path best = folder.resolve("best.keras");
        Path board = folder.resolve("board");
        Terminal terminal = train(
                "mlp_adam",
                out,
                "--epochs",
                "50",
                "--learning-rate",
                "0",
                "--validation-split",
                "0.25",
                "--early-stopping",
                "2",
                "--csv",
                table.toString(),
                "--checkpoint",
                best.toString(),
                "--tensorboard",
                board.toString(),
                "--json");
        assertThat(terminal.status()).isZero();
        // A rate of 0 changes nothing, so nothing gets better after the first epoch.
        assertThat(Json.values(terminal.out()))
                .containsEntry("/epochs", "3")
                .hasEntrySatisfying("/stopped", reason -> assertThat(reason).contains("val_loss"));
        assertThat(Files.readAllLines(table)).hasSize(4).first().isEqualTo("epoch,accuracy,loss,val_accuracy,val_loss");
        assertThat(Terminal.run("summary", best.toString()).status()).isZero();
        assertThat(board.resolve("train")).isDirectory();
    }

    @Test
    void takesOptimizerLossAndMetricsOfOnesOwn() {
        Terminal terminal = train(
                "reg_mse_l2",
                folder.resolve("o.keras"),
                "--optimizer",
                "sgd(learning_rate=0.01)",
                "--loss",
                "mae",
                "--metrics",
                "mse,mae",
                "--json");
        assertThat(Json.values(terminal.out()))
                .containsKeys("/metrics/loss", "/metrics/mse", "/metrics/mae")
                .containsEntry("/stopped", "null");
        Map<String, String> written =
                Json.values(Terminal.run("summary", folder.resolve("o.keras").toString(), "--json")
                        .out());
        // The count of steps and the rate.
        assertThat(written).containsEntry("/optimizer_params", "2");
    }

    /// A run that diverges writes no model and says why, but keeps the history.
    @Test
    void tellsOfDivergence() throws IOException {
        Path out = folder.resolve("o.keras");
        Path history = folder.resolve("h.json");
        Files.writeString(out, "old");
        Terminal terminal = train(
                "reg_mse_l2",
                out,
                "--optimizer",
                "sgd(learning_rate=1e30)",
                "--epochs",
                "20",
                "--quiet",
                "--history",
                history.toString());
        assertThat(terminal.status()).isEqualTo(2);
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err().lines()).hasSize(1);
        assertThat(terminal.err())
                .startsWith("fanin: Training stopped: the loss was ")
                .endsWith(". " + out + " is not written." + System.lineSeparator());
        assertThat(out).hasContent("old");
        assertThat(numbers(json(history).get("loss"))).isNotEmpty();
    }

    private static List<String> arguments(String run, Map<?, ?> fit) {
        List<String> words = new ArrayList<>();
        fit.forEach((name, value) -> {
            words.add("--" + String.valueOf(name).replace('_', '-'));
            words.add(
                    switch (String.valueOf(name)) {
                        case "class_weight" -> {
                            List<String> pairs = new ArrayList<>();
                            map(value).forEach((label, weight) -> pairs.add(label + "=" + weight));
                            yield String.join(",", pairs);
                        }
                        case "sample_weight" ->
                            Golden.train(run, String.valueOf(value)).toString();
                        default -> String.valueOf(value);
                    });
        });
        return words;
    }

    private static Terminal train(String run, Path out, String... more) {
        return Terminal.run(
                Stream.concat(words(run, out).stream(), Stream.of(more)).toArray(String[]::new));
    }

    private static List<String> words(String run, Path out) {
        return new ArrayList<>(List.of(
                "train",
                Golden.train(run, "model.keras").toString(),
                "--x",
                Golden.train(run, "x.npy").toString(),
                "--y",
                Golden.train(run, "y.npy").toString(),
                "-o",
                out.toString()));
    }

    private static Map<String, @Nullable Object> json(Path file) throws IOException {
        return dev.fanin.io.json.Json.readObject(Files.readAllBytes(file), file.toString());
    }

    private static Map<?, ?> map(@Nullable Object value) {
        assertThat(value).isInstanceOf(Map.class);
        return (Map<?, ?>) Objects.requireNonNull(value);
    }

    private static double[] numbers(@Nullable Object value) {
        assertThat(value).isInstanceOf(List.class);
        return ((List<?>) Objects.requireNonNull(value))
                .stream().mapToDouble(one -> ((Number) one).doubleValue()).toArray();
    }
}
