package dev.fanin.io.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000L, 250_000_000L));

    @TempDir
    private Path folder = Path.of("");

    /// TensorBoard's own classes wrote the same events at the same time.
    @Test
    void hasTheBytesOfTensorBoard() throws IOException {
        Path path;
        try (EventFile file = EventFile.open(folder, CLOCK, "host")) {
            path = file.path();
            double[] losses = {2.302585, 1.5, 0.1, 0, Double.NaN, Double.POSITIVE_INFINITY};
            for (int epoch = 0; epoch < losses.length; epoch++) {
                file.scalar("epoch_loss", epoch, losses[epoch]);
            }
            file.scalar("epoch_größe", 300, -1e-7);
            file.scalar("epoch_accuracy", 1L << 40, 1);
            float[] values = new float[200];
            for (int i = 0; i < values.length; i++) {
                values[i] = (i * 37 % 101 - 50) / 16f;
            }
            file.histogram("dense/kernel/histogram", 1, values);
            file.histogram("dense/bias/histogram", 2, new float[] {.25f, .25f, .25f, .25f, .25f, .25f, .25f});
            file.histogram("empty/histogram", 3, new float[0]);
            file.histogram("two/histogram", 4, new float[] {-1, 1e-3f, 3.3e38f, -3.3e38f, 0.1f});
        }
        assertThat(HexFormat.of().formatHex(Files.readAllBytes(path)))
                .isEqualTo(HexFormat.of().formatHex(golden()));
    }

    @Test
    void isNamedByTimeAndHostAndNeverReplacesAnother() throws IOException {
        Path run = folder.resolve("logs").resolve("train");
        Path first = run.resolve("events.out.tfevents.1700000000.my_host_1.0.v2");
        byte[] written = new byte[0];
        for (int n = 0; n < 3; n++) {
            try (EventFile file = EventFile.open(run, CLOCK, "my host/1")) {
                assertThat(file.path()).isEqualTo(run.resolve("events.out.tfevents.1700000000.my_host_1." + n + ".v2"));
                file.scalar("epoch_loss", n, n);
            }
            written = n == 0 ? Files.readAllBytes(first) : written;
        }
        assertThat(Files.readAllBytes(first)).isEqualTo(written);
    }

    @Test
    void showsTheVersionAtOnceAndTheRestWhenFlushed() throws IOException {
        try (EventFile file = EventFile.open(folder, CLOCK, "host")) {
            long begun = Files.size(file.path());
            assertThat(begun).isEqualTo(12 + 9 + 15 + 4);
            file.scalar("epoch_loss", 0, 1);
            assertThat(Files.size(file.path())).isEqualTo(begun);
            file.flush();
            assertThat(Files.size(file.path())).isGreaterThan(begun);
        }
    }

    @Test
    void endsOnce() throws IOException {
        EventFile file = EventFile.open(folder, CLOCK, "host");
        file.close();
        file.close();
        assertThatThrownBy(() -> {
                    file.scalar("epoch_loss", 0, 1);
                    file.flush();
                })
                .isInstanceOf(IOException.class);
    }

    @Test
    void refusesAFileForAFolder() throws IOException {
        Path taken = Files.createFile(folder.resolve("taken"));
        assertThatThrownBy(() -> EventFile.open(taken))
                .isInstanceOf(IOException.class)
                .hasMessage("Cannot write events into " + taken + ": it is a file. Name a folder.");
    }

    /// The finite values fill the same buckets as without the others.
    @Test
    void valuesThatAreNotFiniteAreNotCounted() {
        float[] values = {1, Float.NaN, 4, Float.NEGATIVE_INFINITY, 2, Float.POSITIVE_INFINITY};
        assertThat(Buckets.of(values)).isEqualTo(Buckets.of(new float[] {1, 4, 2}));
        assertThat(counted(values)).isEqualTo(3);
        assertThat(Buckets.of(new float[] {Float.NaN})).containsOnly(0);
    }

    /// The largest finite values have a range that float32 cannot hold.
    @Test
    void everyFiniteValueIsCounted() {
        for (float[] values : List.of(
                new float[] {-Float.MAX_VALUE, Float.MAX_VALUE, 0},
                new float[] {0, Float.MIN_VALUE},
                new float[] {1, Math.nextUp(1f)})) {
            assertThat(counted(values)).as(Arrays.toString(values)).isEqualTo(values.length);
        }
    }

    private static double counted(float[] values) {
        double[] table = Buckets.of(values);
        double sum = 0;
        for (int i = 2; i < table.length; i += 3) {
            sum += table[i];
        }
        return sum;
    }

    private static byte[] golden() throws IOException {
        try (InputStream stream = EventFileTest.class.getResourceAsStream("/golden/tensorboard_events.bin")) {
            return Objects.requireNonNull(stream).readAllBytes();
        }
    }
}
