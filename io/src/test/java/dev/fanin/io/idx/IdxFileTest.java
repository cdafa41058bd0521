package dev.fanin.io.idx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.io.testing.Damage;
import dev.fanin.io.testing.Golden;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class IdxFileTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    static Stream<Arguments> files() throws IOException {
        return new String(Golden.bytes("idx/expected.txt"), StandardCharsets.US_ASCII)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(";", -1))
                .map(cells -> Arguments.of(cells[0], cells[1], cells[2]));
    }

    /// Every type, plain and gzipped, against the float32 that NumPy makes of it.
    @ParameterizedTest
    @MethodSource("files")
    void readsEveryType(String name, String shape, String bits) throws IOException {
        Tensor tensor = IdxFile.read(Golden.copy("idx/" + name, folder));
        assertThat(tensor.shape())
                .isEqualTo(Shape.of(Arrays.stream(shape.split("x", -1))
                        .filter(axis -> !axis.isEmpty())
                        .mapToInt(Integer::parseInt)
                        .toArray()));
        assertThat(IntStream.range(0, tensor.array().length)
                        .mapToObj(i -> "%08x".formatted(Float.floatToRawIntBits(tensor.array()[i])))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(bits);
    }

    @Test
    void tellsAGzipByItsContent() throws IOException {
        Path misnamed = Files.write(folder.resolve("labels"), Golden.bytes("idx/labels-idx1-ubyte.gz"));
        assertThat(IdxFile.read(misnamed).array()).containsExactly(5, 0, 9);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "->", quoteCharacter = '"', textBlock = """
            000008   -> expected a magic number of 4 bytes, got 3 bytes. Give an IDX file
            00       -> expected a magic number of 4 bytes, got 1 byte. Give an IDX file
            00000A01 -> expected a magic number such as 0x00000803 of images or 0x00000801 of labels, got 0x00000a01. Give an IDX file
            89504E47 -> expected a magic number such as 0x00000803 of images or 0x00000801 of labels, got 0x89504e47. Give an IDX file
            0000080300000001 -> it ends within its header of 3 axes. Fetch it again
            000008010000000301 -> its header claims 3 values of 1 byte, and 1 bytes stand behind it. Fetch it again
            00000801000000010102 -> its header claims 1 values of 1 byte, and 2 bytes stand behind it. Fetch it again
            00000C01000000010102 -> its header claims 1 values of 4 bytes, and 2 bytes stand behind it. Fetch it again
            0000080100000000 -> its header claims 0 values of 1 byte, and 0 bytes stand behind it. Fetch it again
            00000802FFFFFFFFFFFFFFFF01 -> its header claims 4294967295 x 4294967295 values of 1 byte, and 1 bytes stand behind it. Fetch it again
            1F8B0800 -> it is a damaged gzip. Fetch it again
            """)
    void refusesDamagedFiles(String hex, String why) throws IOException {
        Path file = Files.write(folder.resolve("x"), HexFormat.of().parseHex(hex));
        assertThatThrownBy(() -> IdxFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage("Cannot read " + file + ": " + why + ".");
    }

    @Test
    void refusesWhatIsNoFile() {
        assertThatThrownBy(() -> IdxFile.read(folder))
                .hasMessage("Cannot read " + folder + ": it is a folder. Name a file in it.");
        Path none = folder.resolve("none");
        assertThatThrownBy(() -> IdxFile.read(none)).isInstanceOf(NoSuchFileException.class);
    }

    /// 49 MB of zeros in 48 kB.
    @Test
    void stopsInflatingAtTheLimit() throws IOException {
        Path file = Golden.copy("idx/bomb.gz", folder);
        assertThatThrownBy(() -> IdxFile.read(file))
                .hasMessage("Cannot read " + file + ": it holds more than the 48000000 bytes allowed for its size.");
    }

    @Test
    void writesTheBytesThatWereRead() throws IOException {
        Path labels = folder.resolve("labels");
        IdxFile.writeBytes(labels, Tensor.of(Shape.of(3), 5, 0, 9));
        assertThat(labels).hasBinaryContent(Golden.bytes("idx/labels-idx1-ubyte"));
        Path floats = folder.resolve("floats");
        IdxFile.write(floats, IdxFile.read(Golden.copy("idx/type-0d", folder)));
        assertThat(floats).hasBinaryContent(Golden.bytes("idx/type-0d"));
        Path gzip = folder.resolve("images.gz");
        Tensor images = IdxFile.read(Golden.copy("idx/images-idx3-ubyte.gz", folder));
        IdxFile.writeBytes(gzip, images);
        assertThat(Files.readAllBytes(gzip)).startsWith(0x1F, 0x8B);
        assertThat(IdxFile.read(gzip).array()).isEqualTo(images.array());
    }

    @ParameterizedTest
    @CsvSource({"256", "-1", "0.5", "NaN"})
    void writesOnlyBytesAsBytes(float value) {
        assertThatThrownBy(() -> IdxFile.writeBytes(folder.resolve("x"), Tensor.of(Shape.of(2), 0, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Expected whole numbers from 0 to 255, got " + value + " at position 1.");
    }

    @Test
    void loadsOrRefusesWhateverTheDamage() throws IOException {
        Damage.Outcome outcome = Damage.check(
                folder.resolve("damaged"),
                4000,
                23,
                40,
                IdxFile::read,
                Golden.bytes("idx/labels-idx1-ubyte"),
                Golden.bytes("idx/type-0e"),
                Golden.bytes("idx/images-idx3-ubyte.gz"));
        assertThat(outcome.refused()).isGreaterThan(2000);
        assertThat(outcome.loaded()).isGreaterThan(100);
    }
}
