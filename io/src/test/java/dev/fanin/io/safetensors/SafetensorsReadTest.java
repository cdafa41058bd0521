package dev.fanin.io.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.io.testing.Damage;
import dev.fanin.io.testing.Golden;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsReadTest {

    private static final String F32 = "{'dtype':'F32','shape':";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /// Every type against the float32 that NumPy makes of it.
    @Test
    void readsEveryType() throws IOException {
        List<String[]> expected = new String(Golden.bytes("safetensors/expected.txt"), StandardCharsets.US_ASCII)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(";", -1))
                .toList();
        try (SafetensorsFile file = Safetensors.read(Golden.copy("safetensors/types.safetensors", folder))) {
            assertThat(file.names()).hasSize(expected.size()).hasSize(14);
            for (String[] cells : expected) {
                long[] shape = Arrays.stream(cells[2].split("x", -1))
                        .filter(axis -> !axis.isEmpty())
                        .mapToLong(Long::parseLong)
                        .toArray();
                assertThat(file.dtype(cells[0])).isEqualTo(cells[1]);
                assertThat(file.shape(cells[0])).isEqualTo(shape);
                Tensor tensor = file.tensor(cells[0]);
                assertThat(tensor.shape())
                        .isEqualTo(Shape.of(
                                Arrays.stream(shape).mapToInt(Math::toIntExact).toArray()));
                StringBuilder bits = new StringBuilder();
                for (float value : tensor.array()) {
                    bits.append(bits.isEmpty() ? "" : " ").append("%08x".formatted(Float.floatToRawIntBits(value)));
                }
                assertThat(bits).as(cells[0]).hasToString(cells[3]);
            }
            assertThat(file.metadata()).isEqualTo(Map.of("format", "np", "made by", "\u00fcn\u00efcode"));
        }
    }

    @Test
    void readsAFileWithoutTensors() throws IOException {
        try (SafetensorsFile file = Safetensors.read(Golden.copy("safetensors/none.safetensors", folder))) {
            assertThat(file.names()).isEmpty();
            assertThat(file.metadata()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "->", quoteCharacter = '"', textBlock = """
            small -> F8_E4M3, whose values are not read; convert it to one of BOOL, U8, I8, I16, U16, F16, BF16, I32, U32, F32, F64, I64, U64.
            c     -> C64, whose values are not read; convert it to one of BOOL, U8, I8, I16, U16, F16, BF16, I32, U32, F32, F64, I64, U64.
            """)
    void refusesValuesOfSomeTypesByName(String name, String why) throws IOException {
        Path path = Golden.copy("safetensors/refused.safetensors", folder);
        try (SafetensorsFile file = Safetensors.read(path)) {
            assertThatThrownBy(() -> file.tensor(name))
                    .isInstanceOf(IOException.class)
                    .hasMessage("Cannot read " + path + ": tensor '" + name + "' has type " + why);
            assertThat(file.tensor("good").array()).containsExactly(1);
            assertThat(file.shape("empty")).containsExactly(0, 3);
            assertThatThrownBy(() -> file.tensor("empty"))
                    .hasMessage("Cannot read " + path
                            + ": tensor 'empty' should have axes of 1 to 2147483647 elements, got 0.");
            assertThatThrownBy(() -> file.tensor("goode"))
                    .hasMessage("Cannot read " + path + ": it has no tensor 'goode'; did you mean 'good'? It has"
                            + " 'c', 'empty', 'good', 'small'.");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "->", quoteCharacter = '"', textBlock = """
            {'a':F[1],'data_offsets':[0,4]},'a':F[1],'data_offsets':[0,4]}} -> its header is damaged (Duplicate Object property "a"). Save it again
            {'a':F[1],'data_offsets':[0,4]},'b':F[1],'data_offsets':[2,6]}} -> tensor 'b' should begin at byte 4, behind the one before it, got bytes 2 to 6. Save the file again
            {'a':F[1],'data_offsets':[0,4]},'b':F[1],'data_offsets':[6,10]}} -> tensor 'b' should begin at byte 4, behind the one before it, got bytes 6 to 10. Save the file again
            {'a':F[1],'data_offsets':[4,0]}} -> tensor 'a' should begin at byte 0, behind the one before it, got bytes 4 to 0. Save the file again
            {'a':F[1],'data_offsets':[0,8]}} -> tensor 'a' of type F32 and shape [1] needs 4 bytes, and has 8
            {'a':F[2,3],'data_offsets':[0,4]}} -> tensor 'a' of type F32 and shape [2, 3] needs 24 bytes, and has 4
            {'a':F[1],'data_offsets':[0,4]}} -> its tensors need 4 bytes, and 12 stand behind the header. Save it again
            {'a':F[4611686018427387904,8],'data_offsets':[0,4]}} -> tensor 'a' claims more values than a file can hold
            {'a':F[-1],'data_offsets':[0,4]}} -> tensor 'a' has the negative number -1 in its header
            {'a':F[1.0],'data_offsets':[0,4]}} -> its header is damaged (expected VALUE_NUMBER_INT in 'a', got VALUE_NUMBER_FLOAT). Save it again
            {'a':F[1],'data_offsets':[0]}} -> tensor 'a' needs 'dtype', 'shape' and two 'data_offsets'. Save the file again
            {'a':{'dtype':'F31','shape':[],'data_offsets':[0,4]}} -> tensor 'a' has the unknown type 'F31'; known are BOOL, U8, I8, I16, U16, F16, BF16, I32, U32, F32, F64, I64, U64
            {'a':{'dtype':'F4','shape':[3],'data_offsets':[0,2]}} -> tensor 'a' of type F4 and shape [3] needs 2 bytes, and has 2
            {'__metadata__':{'a':1}} -> its header is damaged (expected VALUE_STRING in 'a', got VALUE_NUMBER_INT). Save it again
            [] -> its header does not begin with '{'. Save it again
            {}{} -> its header has more behind its end. Save it again
            """)
    void refusesWhatTheReferenceRefuses(String header, String why) throws IOException {
        Path path = written(header.replace("F[", F32 + "[").replace('\'', '"'), 12);
        assertThatThrownBy(() -> Safetensors.read(path))
                .isInstanceOf(IOException.class)
                .hasMessage("Cannot read " + path + ": " + why + ".");
    }

    @Test
    void readsWhatTheReferenceReads() throws IOException {
        String header = "{'__metadata__':null,'a':{'x':[{}],'shape':[],'dtype':'F32','data_offsets':[0,4]}}  \n";
        try (SafetensorsFile file = Safetensors.read(written(header.replace('\'', '"'), 4))) {
            assertThat(file.tensor("a").array()).containsExactly(0);
        }
    }

    private Path written(String header, int data) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return Files.write(
                folder.resolve("w.safetensors"),
                ByteBuffer.allocate(8 + text.length + data)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(text.length)
                        .put(text)
                        .array());
    }

    @ParameterizedTest
    @CsvSource({"100, 92", "-1, 18446744073709551615", "9223372036854775807, 9223372036854775807"})
    void refusesAHeaderLongerThanTheFile(long claim, String shown) throws IOException {
        byte[] bytes = ByteBuffer.allocate(100)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(claim == 100 ? 93 : claim)
                .array();
        Path path = Files.write(folder.resolve("w.safetensors"), bytes);
        assertThatThrownBy(() -> Safetensors.read(path))
                .hasMessage("Cannot read " + path + ": its header claims " + (claim == 100 ? "93" : shown)
                        + " bytes of 92 there are, and at most 100000000 are read. It is damaged or no safetensors"
                        + " file.");
    }

    @Test
    void refusesWhatIsNoFileOfTheFormat() throws IOException {
        Path path = Files.writeString(folder.resolve("a"), "text");
        assertThatThrownBy(() -> Safetensors.read(path))
                .hasMessage("Cannot read " + path
                        + ": expected the 8 bytes of a header's length, got 4. It is no safetensors file.");
        assertThatThrownBy(() -> Safetensors.read(folder))
                .hasMessage("Cannot read " + folder + ": it is a folder. Name a file in it.");
        Path none = folder.resolve("none");
        assertThatThrownBy(() -> Safetensors.read(none)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void loadsOrRefusesWhateverTheDamage() throws IOException {
        Damage.Outcome outcome = Damage.check(
                folder.resolve("damaged.safetensors"),
                6000,
                17,
                500,
                SafetensorsReadTest::readAll,
                Golden.bytes("safetensors/types.safetensors"),
                Golden.bytes("safetensors/float32.safetensors"));
        assertThat(outcome.refused()).isGreaterThan(3000);
        assertThat(outcome.loaded()).isGreaterThan(100);
    }

    private static void readAll(Path path) throws IOException {
        try (SafetensorsFile file = Safetensors.read(path)) {
            for (String name : file.names()) {
                file.tensor(name);
            }
        }
    }
}
