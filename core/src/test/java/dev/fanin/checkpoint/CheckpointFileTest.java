package dev.fanin.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.CallbackState;
import dev.fanin.train.Checkpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {

    private static final int CRC_BYTES = 8;

    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = folder.resolve("a.ckpt");
    }

    private static Checkpoint checkpoint() {
        SequencedMap<String, Tensor> weights = new LinkedHashMap<>();
        float[] many = new float[70_000];
        for (int i = 0; i < many.length; i++) {
            many[i] = i * 1e-3f;
        }
        weights.put("dense/kernel", Tensor.of(Shape.of(7, 10_000), many));
        weights.put("größe", Tensor.of(Shape.of(3), new float[] {Float.NaN, -0f, Float.MIN_VALUE}));
        weights.put("scalar", Tensor.of(Shape.of(), new float[] {5}));
        return small(weights);
    }

    private static Checkpoint small(SequencedMap<String, Tensor> weights) {
        SequencedMap<String, Tensor> optimizer = new LinkedHashMap<>();
        optimizer.put("iteration", Tensor.of(Shape.of(), new float[] {12}));
        SequencedMap<String, List<Double>> history = new LinkedHashMap<>();
        history.put("loss", List.of(0.5, Double.NaN, 1e-300));
        history.put("accuracy", List.of());
        CallbackState state = new CallbackState(
                Map.of("best", Double.POSITIVE_INFINITY, "waited", 3.0, "a", 1.0, "b", 2.0),
                Map.of("w", Tensor.of(Shape.of(2), new float[] {1, 2}), "v", Tensor.zeros(Shape.of(1))));
        return new Checkpoint(weights, optimizer, 1L << 40, 7, history, List.of(state, CallbackState.none()));
    }

    private static Checkpoint tiny() {
        SequencedMap<String, Tensor> weights = new LinkedHashMap<>();
        weights.put("w", Tensor.of(Shape.of(2, 3), new float[] {1, 2, 3, 4, 5, 6}));
        return small(weights);
    }

    private static void assertSame(Checkpoint read, Checkpoint written) {
        assertSame(read.weights(), written.weights());
        assertSame(read.optimizer(), written.optimizer());
        assertThat(read.steps()).isEqualTo(written.steps());
        assertThat(read.epochs()).isEqualTo(written.epochs());
        assertThat(read.history()).isEqualTo(written.history());
        assertThat(read.history().keySet())
                .containsExactlyElementsOf(written.history().keySet());
        assertThat(read.callbacks()).hasSameSizeAs(written.callbacks());
        for (int i = 0; i < read.callbacks().size(); i++) {
            assertThat(read.callbacks().get(i).numbers())
                    .isEqualTo(written.callbacks().get(i).numbers());
            assertSame(
                    read.callbacks().get(i).tensors(),
                    written.callbacks().get(i).tensors());
        }
    }

    private static void assertSame(Map<String, Tensor> read, Map<String, Tensor> written) {
        assertThat(read.keySet()).isEqualTo(written.keySet());
        written.forEach((path, tensor) -> {
            Tensor other = read.getOrDefault(path, tensor);
            assertThat(other.shape()).isEqualTo(tensor.shape());
            assertThat(bits(other)).isEqualTo(bits(tensor));
        });
    }

    private static byte[] bits(Tensor tensor) {
        ByteBuffer bytes = ByteBuffer.allocate(tensor.array().length * Float.BYTES);
        for (float value : tensor.array()) {
            bytes.putInt(Float.floatToRawIntBits(value));
        }
        return bytes.array();
    }

    @Test
    void givesBackWhatWasWritten() throws IOException {
        CheckpointFile.write(file, checkpoint());
        assertSame(CheckpointFile.read(file), checkpoint());
    }

    @Test
    void equalCheckpointsAreEqualFiles() throws IOException {
        CheckpointFile.write(file, checkpoint());
        byte[] first = Files.readAllBytes(file);
        CheckpointFile.write(file, CheckpointFile.read(file));
        assertThat(Files.readAllBytes(file)).isEqualTo(first);
    }

    private void assertRefused(byte[] bytes, String why) throws IOException {
        Files.write(file, bytes);
        assertThatThrownBy(() -> CheckpointFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage("Cannot read " + file + ": " + why);
    }

    @Test
    void damageIsToldInOneLine() throws IOException {
        String damaged = "the checkpoint is damaged or cut off; take an older one.";
        String other = "it is no checkpoint of Fanin, which begins with FANINCKP.";
        CheckpointFile.write(file, tiny());
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            assertRefused(Arrays.copyOf(whole, length), length < 16 ? other : damaged);
        }
        assertRefused(Arrays.copyOf(whole, whole.length + 1), damaged);
        assertRefused(new byte[100], other);
        for (int at = 0; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) (1 << at % 8);
            assertRefused(flipped, at < 8 ? other : damaged);
        }
    }

    @Test
    void aMissingFileAndAFolderAreTold() {
        assertThatThrownBy(() -> CheckpointFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage("Cannot read " + file + ": there is no such file.");
        assertThatThrownBy(() -> CheckpointFile.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessage("Cannot read " + folder + ": there is no such file.");
    }

    private static byte[] sealed(byte[] bytes) {
        CRC32C crc = new CRC32C();
        int content = bytes.length - CRC_BYTES;
        crc.update(bytes, 0, content);
        ByteBuffer.wrap(bytes).putLong(content, crc.getValue());
        return bytes;
    }

    @Test
    void anotherVersionIsTold() throws IOException {
        CheckpointFile.write(file, tiny());
        byte[] whole = Files.readAllBytes(file);
        ByteBuffer.wrap(whole).putInt(8, 2);
        assertRefused(sealed(whole), "it is a checkpoint of version 2, and this Fanin reads version 1.");
    }

    /// Counts that lie, under a checksum that is right: nothing is believed, and nothing allocated.
    @Test
    void hugeAndNegativeCountsAreRefused() throws IOException {
        String contradicts = "the checkpoint contradicts itself; take an older one.";
        CheckpointFile.write(file, tiny());
        byte[] whole = Files.readAllBytes(file);
        for (int count : new int[] {Integer.MAX_VALUE, -1, Integer.MIN_VALUE}) {
            // Of weights, of axes, and the first two axes.
            for (int at : new int[] {12, 19, 23, 27}) {
                byte[] changed = whole.clone();
                ByteBuffer.wrap(changed).putInt(at, count);
                assertRefused(sealed(changed), contradicts);
            }
        }
        assertRefused(sealed(Arrays.copyOf(whole, whole.length + 4)), contradicts);
    }

    /// Random bytes changed under a right checksum: read as something else, or refused in one line.
    @Test
    void whateverItHoldsItIsReadOrRefused() throws IOException {
        CheckpointFile.write(file, tiny());
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(1);
        int refused = 0;
        int runs = 4000;
        for (int run = 0; run < runs; run++) {
            byte[] changed = Arrays.copyOf(whole, whole.length - (run % 5 == 0 ? random.nextInt(100) : 0));
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                int at = 12 + random.nextInt(changed.length - 12 - CRC_BYTES);
                changed[at] = (byte) random.nextInt();
            }
            Files.write(file, sealed(changed));
            try {
                CheckpointFile.read(file);
            } catch (IOException e) {
                refused++;
                assertThat(e)
                        .hasMessage("Cannot read " + file + ": the checkpoint contradicts itself; take an older one.");
            }
        }
        assertThat(refused).isBetween(runs / 4, runs - 1);
    }

    @Test
    void aCheckpointThatCannotBeWrittenLeavesTheOlderOne() throws IOException {
        CheckpointFile.write(file, tiny());
        byte[] before = Files.readAllBytes(file);
        SequencedMap<String, Tensor> weights = new LinkedHashMap<>();
        weights.put("x".repeat(70_000), Tensor.zeros(Shape.of(1)));
        assertThatThrownBy(() -> CheckpointFile.write(file, small(weights))).isInstanceOf(IOException.class);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }
}
