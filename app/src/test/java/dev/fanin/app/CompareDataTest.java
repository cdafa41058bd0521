package dev.fanin.app;

import static dev.fanin.app.Comparing.compare;
import static dev.fanin.app.Comparing.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Folders of IDX files: 20 training and 10 test images of 4 x 3 pixels, whose brightness is their
/// label.
class CompareDataTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path trainImages = Path.of("");
    private Path testLabels = Path.of("");

    @BeforeEach
    void write() throws IOException {
        trainImages = gzip(folder.resolve("train-images-idx3-ubyte.gz"), images(20));
        gzip(folder.resolve("train-labels-idx1-ubyte.gz"), labels(20));
        Files.write(folder.resolve("t10k-images-idx3-ubyte"), images(10));
        testLabels = Files.write(folder.resolve("t10k-labels-idx1-ubyte"), labels(10));
    }

    @Test
    void areReadWhetherPackedOrNot() {
        Map<String, String> values = json("--data", folder.toString(), "--initializers", "he_normal");
        assertThat(values)
                .containsEntry(
                        "/data", folder.getFileName() + ": IDX files in " + folder + ", 20 training and 10 test images")
                .containsKey("/runs/0/accuracy");
    }

    @Test
    void areRefusedWhereALabelIsMissing() throws IOException {
        Files.write(testLabels, labels(9));
        assertRefused(testLabels + ": expected 10 labels, one for each image of "
                + folder.resolve("t10k-images-idx3-ubyte") + ", got 9; give files of one data set.");
    }

    @Test
    void areRefusedWhereTheFileIsCutOff() throws IOException {
        byte[] whole = labels(10);
        Files.write(testLabels, Arrays.copyOf(whole, whole.length - 3));
        assertRefused(testLabels + ": expected 10 bytes after the header, as it claims, got 7; fetch the file again.");
    }

    @Test
    void areRefusedWhereTheGzipIsDamaged() throws IOException {
        byte[] packed = Files.readAllBytes(trainImages);
        Files.write(trainImages, Arrays.copyOf(packed, packed.length / 2));
        Terminal terminal = compare("--data", folder.toString(), "--no-report");
        assertThat(terminal.status()).isEqualTo(2);
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err())
                .startsWith("fanin: " + trainImages + ": expected a whole gzip, got a damaged one (")
                .endsWith("); fetch it again." + System.lineSeparator())
                .hasLineCount(1);
    }

    @Test
    void areRefusedWhereTheFileIsSomethingElse() throws IOException {
        Files.writeString(testLabels, "<html>404 Not Found</html>");
        assertRefused(testLabels + ": expected magic number 0x00000801 (labels), got 0x3c68746d; give an IDX file of"
                + " labels.");
    }

    @Test
    void areRefusedWhereOneIsMissing() throws IOException {
        Files.delete(testLabels);
        assertRefused("t10k-labels-idx1-ubyte: no such file, with or without .gz, in " + folder
                + "; put the four IDX files there.");
    }

    private void assertRefused(String message) {
        assertThat(compare("--data", folder.toString(), "--no-report"))
                .isEqualTo(new Terminal(2, "", "fanin: " + message + System.lineSeparator()));
    }

    private static byte[] images(int count) {
        ByteBuffer file = ByteBuffer.allocate(16 + 12 * count)
                .putInt(0x803)
                .putInt(count)
                .putInt(4)
                .putInt(3);
        for (int i = 0; file.hasRemaining(); i++) {
            file.put((byte) (25 * (i / 12 % 10)));
        }
        return file.array();
    }

    private static byte[] labels(int count) {
        ByteBuffer file = ByteBuffer.allocate(8 + count).putInt(0x801).putInt(count);
        for (int i = 0; i < count; i++) {
            file.put((byte) (i % 10));
        }
        return file.array();
    }

    private static Path gzip(Path file, byte[] content) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(content);
        }
        return file;
    }
}
