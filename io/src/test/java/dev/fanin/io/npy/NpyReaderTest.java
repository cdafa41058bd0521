package dev.fanin.io.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.io.testing.Golden;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Batch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyReaderTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path range(String name, int rows, int columns) throws IOException {
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        Path file = folder.resolve(name);
        Npy.write(file, Tensor.of(Shape.of(rows, columns), values));
        return file;
    }

    @Test
    void readsAnyRows() throws IOException {
        try (NpyReader reader = NpyReader.open(range("x.npy", 5, 2))) {
            assertThat(reader.rows(1, 3).array()).containsExactly(2, 3, 4, 5);
            assertThat(reader.rows(0, 5).shape()).isEqualTo(Shape.of(5, 2));
            assertThatThrownBy(() -> reader.rows(4, 6))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Rows of shape (5, 2) need 0 <= from < to <= 5, got from 4 to 6.");
        }
    }

    /// 12 GB that take no place on the disk: more than memory, and than an int can count.
    @Test
    void readsBeyondTheSizeOfMemory() throws IOException {
        Path file = folder.resolve("large.npy");
        Shape shape = Shape.of(3_000_000, 1000);
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            NpyWriter.begin(channel, shape);
            ByteBuffer last = ByteBuffer.allocate(4).putInt(0, 0x0000_803f);
            channel.write(last, NpyWriter.fileSize(shape) - 4);
        }
        try (NpyReader reader = NpyReader.open(file)) {
            float[] row = reader.rows(2_999_999, 3_000_000).array();
            assertThat(row[999]).isEqualTo(1);
            assertThat(row[998]).isZero();
        }
        assertThatThrownBy(() -> Npy.read(file))
                .hasMessage("Cannot read " + file
                        + ": shape (3000000, 1000) has more values than one array can hold. Read it in rows.");
    }

    @Test
    void givesBatchesOfTwoFiles() throws IOException {
        try (NpyReader x = NpyReader.open(range("x.npy", 5, 2));
                NpyReader y = NpyReader.open(range("y.npy", 5, 1))) {
            NpyBatches batches = NpyBatches.of(x, y, 2);
            for (int epoch = 0; epoch < 2; epoch++) {
                List<String> seen = new ArrayList<>();
                for (Batch batch : batches) {
                    seen.add(Arrays.toString(batch.x().getFirst().array())
                            + Arrays.toString(batch.y().getFirst().array()));
                }
                assertThat(seen)
                        .containsExactly(
                                "[0.0, 1.0, 2.0, 3.0][0.0, 1.0]", "[4.0, 5.0, 6.0, 7.0][2.0, 3.0]", "[8.0, 9.0][4.0]");
            }
        }
    }

    @Test
    void refusesFilesThatDoNotFitTogether() throws IOException {
        try (NpyReader x = NpyReader.open(range("x.npy", 5, 2));
                NpyReader y = NpyReader.open(range("y.npy", 4, 1))) {
            assertThatThrownBy(() -> NpyBatches.of(x, y, 2))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Inputs and targets must be equally many, got inputs of shape (5, 2) and targets of"
                            + " shape (4, 1).");
            assertThatThrownBy(() -> NpyBatches.of(x, x, 0)).hasMessage("Expected a batch size of at least 1, got 0.");
        }
    }

    @Test
    void tellsOfAFileThatIsCutMeanwhile() throws IOException {
        Path file = range("x.npy", 5, 2);
        try (NpyReader x = NpyReader.open(file)) {
            Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 140));
            Iterator<Batch> batches = NpyBatches.of(x, x, 5).iterator();
            assertThatThrownBy(batches::next)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage("Cannot read " + file + ": it was cut while it was read.");
        }
    }

    @Test
    void refusesAScalar() throws IOException {
        Path file = Golden.copy("scalar.npy", folder);
        assertThatThrownBy(() -> NpyReader.open(file))
                .isInstanceOf(IOException.class)
                .hasMessage("Cannot read " + file + ": expected an array with rows, got a scalar.");
    }
}
