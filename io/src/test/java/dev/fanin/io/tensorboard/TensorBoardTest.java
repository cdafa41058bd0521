package dev.fanin.io.tensorboard;

import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.graph.Engine;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Fit;
import dev.fanin.train.History;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The events of a training, told by what a record holds; EventFileTest has their bytes.
class TensorBoardTest {

    @TempDir
    private Path folder = Path.of("");

    private static Model model() {
        Model model = Sequential.of(input(2), dense(3, "tanh"), dense(1).named("last"))
                .build(seed(1), Engine.plain());
        model.compile("sgd", "mse", "mae");
        return model;
    }

    private static Tensor x() {
        Tensor x = Tensor.zeros(Shape.of(10, 2));
        seed(2).stream("x").fillNormal(x.array(), 0, 0, 1);
        return x;
    }

    private static Fit fit(TensorBoard board) {
        return Fit.epochs(3).batchSize(5).validationSplit(0.2).quietly().callback(board);
    }

    private static List<byte[]> records(Path run) throws IOException {
        List<byte[]> records = new ArrayList<>();
        try (Stream<Path> files = Files.list(run)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            try (DataInputStream in = new DataInputStream(Files.newInputStream(all.getFirst()))) {
                while (in.available() > 0) {
                    int length = (int) Long.reverseBytes(in.readLong());
                    in.readInt();
                    records.add(in.readNBytes(length));
                    in.readInt();
                }
            }
        }
        return records;
    }

    /// Returns tag and value of each scalar, and the tag of each histogram.
    private static List<String> told(Path run) throws IOException {
        List<String> told = new ArrayList<>();
        for (byte[] record : records(run).subList(1, records(run).size())) {
            String text = new String(record, StandardCharsets.ISO_8859_1);
            boolean scalar = text.contains("scalars");
            // A summary's value begins with its tag: field 1, length, text.
            int at = scalar ? text.indexOf("epoch_") : Math.max(text.indexOf("dense/"), text.indexOf("last/"));
            int length = record[at - 1];
            told.add(text.substring(at, at + length));
        }
        return told;
    }

    private static float value(byte[] record) {
        // The tensor of a scalar: its floats are field 5, packed, 4 bytes long.
        String text = new String(record, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("*\u0004");
        return ByteBuffer.wrap(record, at + 2, 4).order(ByteOrder.LITTLE_ENDIAN).getFloat();
    }

    @Test
    void writesTheMeasuresOfEachEpoch() throws IOException {
        History history = model().fit(x(), Tensor.zeros(Shape.of(10)), fit(TensorBoard.to(folder.resolve("logs"))));
        Path train = folder.resolve("logs/train");
        assertThat(told(train))
                .containsExactly(
                        "epoch_loss",
                        "epoch_mae",
                        "epoch_learning_rate",
                        "epoch_loss",
                        "epoch_mae",
                        "epoch_learning_rate",
                        "epoch_loss",
                        "epoch_mae",
                        "epoch_learning_rate");
        assertThat(told(folder.resolve("logs/validation")))
                .containsExactly("epoch_loss", "epoch_mae", "epoch_loss", "epoch_mae", "epoch_loss", "epoch_mae");
        for (int epoch = 0; epoch < 3; epoch++) {
            List<byte[]> all = records(train);
            assertThat(value(all.get(1 + 3 * epoch)))
                    .isEqualTo(history.values("loss").get(epoch).floatValue());
            assertThat(value(all.get(3 + 3 * epoch))).isEqualTo(0.01f);
            assertThat(value(records(folder.resolve("logs/validation")).get(2 + 2 * epoch)))
                    .isEqualTo(history.values("val_mae").get(epoch).floatValue());
        }
    }

    @Test
    void writesHistogramsEveryFewEpochs() throws IOException {
        model().fit(x(), Tensor.zeros(Shape.of(10)), fit(TensorBoard.to(folder).histogramsEvery(2)));
        String[] histograms = {
            "dense/kernel/histogram", "dense/bias/histogram", "last/kernel/histogram", "last/bias/histogram"
        };
        List<String> told = told(folder.resolve("train"));
        assertThat(told).hasSize(3 * 3 + 2 * 4);
        assertThat(told.subList(3, 7)).containsExactly(histograms);
        assertThat(told.subList(13, 17)).containsExactly(histograms);
    }

    @Test
    void theFilesAreClosedWhereTrainingDiverges() throws IOException {
        Tensor x = x();
        x.array()[3] = Float.NaN;
        TensorBoard board = TensorBoard.to(folder);
        assertThat(model().fit(x, Tensor.zeros(Shape.of(10)), fit(board)).stopped())
                .isNotEmpty();
        assertThat(told(folder.resolve("train"))).containsExactly("epoch_loss", "epoch_mae", "epoch_learning_rate");
        // Once more begins another file.
        model().fit(x(), Tensor.zeros(Shape.of(10)), fit(board));
        try (Stream<Path> files = Files.list(folder.resolve("train"))) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void refusesBeforeTrainingWhatItCannotWrite() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> model().fit(x(), Tensor.zeros(Shape.of(10)), fit(TensorBoard.to(file))))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("Cannot write events into " + file.resolve("train") + ": ");
        assertThatThrownBy(() -> TensorBoard.to(folder).histogramsEvery(0))
                .hasMessage("histogramsEvery must be at least 1, got 0.");
    }
}
