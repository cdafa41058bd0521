package dev.fanin.io.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.io.testing.Golden;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpyTest {

    private static final float[] VALUES = {1.5f, -2.25f, 3, 0.1f, -0.0f, 1e-40f};

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void writesTheBytesOfNumpy() throws IOException {
        Path file = folder.resolve("w.npy");
        Npy.write(file, Tensor.of(Shape.of(2, 3), VALUES.clone()));
        assertThat(file).hasBinaryContent(Golden.bytes("float32.npy"));
        Npy.write(file, Tensor.of(Shape.of(), 7));
        assertThat(file).hasBinaryContent(Golden.bytes("scalar.npy"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"float32.npy", "version2.npy", "version3.npy"})
    void readsFloat32OfEveryVersion(String name) throws IOException {
        Tensor tensor = Npy.read(Golden.copy(name, folder));
        assertThat(tensor.shape()).isEqualTo(Shape.of(2, 3));
        assertThat(bits(tensor.array())).isEqualTo(bits(VALUES));
    }

    @Test
    void roundsFloat64() throws IOException {
        Tensor tensor = Npy.read(Golden.copy("float64.npy", folder));
        assertThat(tensor.shape()).isEqualTo(Shape.of(3));
        assertThat(tensor.array()).containsExactly(0.1f, Float.POSITIVE_INFINITY, -2.5f);
    }

    @Test
    void readsAScalar() throws IOException {
        Tensor tensor = Npy.read(Golden.copy("scalar.npy", folder));
        assertThat(tensor.shape()).isEqualTo(Shape.of());
        assertThat(tensor.array()).containsExactly(7);
    }

    /// More values than are read or written at a time, and no whole number of such parts.
    @Test
    void writesAndReadsInParts() throws IOException {
        float[] values = new float[200_003];
        for (int i = 0; i < values.length; i++) {
            values[i] = i * 0.5f;
        }
        Path file = folder.resolve("w.npy");
        Npy.write(file, Tensor.of(Shape.of(values.length), values));
        assertThat(Npy.read(file).array()).isEqualTo(values);
        assertThat(Files.size(file)).isEqualTo(NpyWriter.fileSize(Shape.of(values.length)));
    }

    @Test
    void refusesAnEmptyAxis() throws IOException {
        assertRefused(
                Golden.copy("empty.npy", folder),
                "expected at most 64 axes of 1 to 2147483647 elements, and at most 2^63 - 1 in all, got shape (0, 3).");
    }

    @Test
    void refusesWhatIsNoArray() throws IOException {
        String message = "it is not an .npy file. Save an array with numpy.save.";
        assertRefused(Files.writeString(folder.resolve("a"), "PK is a zip"), message);
        assertRefused(Files.writeString(folder.resolve("b"), ""), message);
        assertRefused(folder, "it is a folder. Name a file in it.");
        Path none = folder.resolve("none.npy");
        assertThatThrownBy(() -> Npy.read(none)).isInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 10, 127})
    void refusesAFileThatEndsInItsHeader(int length) throws IOException {
        assertRefused(cut("float32.npy", length), "it ends within its header. Save it again.");
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 130, 151, 153, 156})
    void refusesAFileWithFewerOrMoreValues(int length) throws IOException {
        assertRefused(
                cut("float32.npy", length),
                "shape (2, 3) of <f4 needs 6 values of 4 bytes, and the file holds " + (length - 128)
                        + " bytes of them. Save it again.");
    }

    @Test
    void refusesAVersionOfTheFuture() throws IOException {
        byte[] bytes = Golden.bytes("float32.npy");
        bytes[6] = 4;
        assertRefused(
                Files.write(folder.resolve("new.npy"), bytes),
                "expected version 1, 2 or 3 of the .npy format, got 4. Save it with numpy.save.");
    }

    /// None of these may cost memory: a header is a claim.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "99999, 99999, 99999",
                "2147483647, 2147483647, 2147483647",
                "2147483647, 2147483647",
                "2147483648",
                "1000000000"
            })
    void takesNoMemoryForWhatIsOnlyClaimed(String axes) throws IOException {
        String text = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + axes + ",), }\n";
        byte[] bytes = ("\u0093NUMPY\u0001\u0000" + (char) text.length() + "\u0000" + text + "1234")
                .getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(folder.resolve("claim.npy"), bytes);
        assertThatThrownBy(() -> Npy.read(file))
                .isInstanceOf(IOException.class)
                .message()
                .startsWith("Cannot read " + file + ": ")
                .contains(axes)
                .hasLineCount(1);
    }

    @Test
    void refusesAHeaderOfGigabytes() throws IOException {
        byte[] bytes = Golden.bytes("version2.npy");
        Arrays.fill(bytes, 8, 12, (byte) 0xFF);
        assertRefused(
                Files.write(folder.resolve("long.npy"), bytes),
                "its header claims to be of 4294967295 bytes. Save it again with numpy.save.");
    }

    @Test
    void refusesADamagedHeader() throws IOException {
        byte[] bytes = Golden.bytes("float32.npy");
        Arrays.fill(bytes, 40, 60, (byte) '?');
        assertRefused(
                Files.write(folder.resolve("damaged.npy"), bytes),
                "its header is damaged. Save it again with numpy.save.");
    }

    private Path cut(String name, int length) throws IOException {
        return Files.write(folder.resolve(name), Arrays.copyOf(Golden.bytes(name), length));
    }

    private static void assertRefused(Path file, String message) {
        assertThatThrownBy(() -> Npy.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage("Cannot read " + file + ": " + message);
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToRawIntBits(values[i]);
        }
        return bits;
    }
}
