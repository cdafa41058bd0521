package dev.fanin.io.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.io.testing.Golden;
import dev.fanin.random.Span;
import dev.fanin.tensor.Shape;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyWriterTest {

    private static final float[] VALUES = {9, 1.5f, -2.25f, 3, 0.1f, -0.0f, 1e-40f, 9};

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void putsEveryPartInItsPlaceWhateverTheOrder() throws IOException {
        Path file = folder.resolve("w.npy");
        try (FileChannel channel = open(file)) {
            NpyWriter writer = NpyWriter.begin(channel, Shape.of(2, 3));
            writer.write(Span.of(4, VALUES, 5, 2));
            writer.write(Span.of(0, VALUES, 1, 1));
            writer.write(Span.of(1, VALUES, 2, 3));
        }
        assertThat(file).hasBinaryContent(Golden.bytes("float32.npy"));
    }

    @Test
    void writesNothingBeyondTheArray() throws IOException {
        try (FileChannel channel = open(folder.resolve("w.npy"))) {
            NpyWriter writer = NpyWriter.begin(channel, Shape.of(2, 3));
            assertThatThrownBy(() -> writer.write(Span.of(4, VALUES, 0, 3)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Expected elements of an array of shape (2, 3), got 3 from element 4 on.");
        }
    }

    @Test
    void knowsTheSizeOfAnyFile() {
        assertThat(NpyWriter.fileSize(Shape.of(2, 3))).isEqualTo(128 + 24);
        assertThat(NpyWriter.fileSize(Shape.of(3_000_000, 1_000_000))).isEqualTo(128 + 12_000_000_000_000L);
        assertThat(NpyWriter.fileSize(Shape.of(Integer.MAX_VALUE, Integer.MAX_VALUE)))
                .isEqualTo(Long.MAX_VALUE);
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
