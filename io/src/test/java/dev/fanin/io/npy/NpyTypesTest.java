package dev.fanin.io.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.io.testing.Damage;
import dev.fanin.io.testing.Golden;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every type, order and version against the float32 that NumPy makes of it.
class NpyTypesTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    static Stream<Arguments> files() throws IOException {
        return new String(Golden.bytes("npy/expected.txt"), StandardCharsets.US_ASCII)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(";", -1))
                .map(cells -> Arguments.of(cells[0], shape(cells[1]), bits(cells[2])));
    }

    private static Shape shape(String text) {
        return Shape.of(
                Arrays.stream(text.split("x", -1)).mapToInt(Integer::parseInt).toArray());
    }

    private static int[] bits(String text) {
        return Arrays.stream(text.split(" ", -1))
                .mapToInt(one -> Integer.parseUnsignedInt(one, 16))
                .toArray();
    }

    private static int[] bits(Tensor tensor) {
        return IntStream.range(0, tensor.array().length)
                .map(i -> Float.floatToRawIntBits(tensor.array()[i]))
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("files")
    void readsWhatNumpyReads(String name, Shape shape, int[] bits) throws IOException {
        Path file = Golden.copy("npy/" + name + ".npy", folder);
        Tensor tensor = Npy.read(file);
        assertThat(tensor.shape()).isEqualTo(shape);
        assertThat(bits(tensor)).isEqualTo(bits);
    }

    @ParameterizedTest
    @MethodSource("files")
    void readsTheSameRowByRow(String name, Shape shape, int[] bits) throws IOException {
        Path file = Golden.copy("npy/" + name + ".npy", folder);
        if (name.startsWith("fortran") && shape.rank() > 1) {
            assertThatThrownBy(() -> NpyReader.open(file))
                    .isInstanceOf(IOException.class)
                    .hasMessage("Cannot read " + file + ": expected rows one after the other, got Fortran order. Save"
                            + " numpy.ascontiguousarray(array), or read it as a whole.");
            return;
        }
        int row = bits.length / shape.axis(0);
        try (NpyReader reader = NpyReader.open(file)) {
            assertThat(reader.shape()).isEqualTo(shape);
            for (int i = shape.axis(0) - 1; i >= 0; i--) {
                Tensor tensor = reader.rows(i, i + 1);
                assertThat(tensor.shape()).isEqualTo(shape.dropFirst().prepend(1));
                assertThat(bits(tensor)).isEqualTo(Arrays.copyOfRange(bits, i * row, (i + 1) * row));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "->", quoteCharacter = '"', textBlock = """
            objects   -> '|O', Python objects. They are kept as a program that could do anything when it is read, so they are not. Save array.astype('float32').
            bfloat16  -> '<V2', bytes without a meaning; NumPy writes bfloat16 so. Save array.astype('float32').
            complex   -> '<c8', complex numbers. Save array.real and array.imag.
            text      -> '<U2', texts. Save numbers that stand for them.
            time      -> '<M8[D]', times. Save array.astype('int64').
            structure -> a structure. Save each of its fields as an array of its own.
            long      -> '<f16'. Convert them with array.astype('float32').
            """)
    void refusesOtherTypes(String name, String why) throws IOException {
        Path file = Golden.copy("npy/refused_" + name + ".npy", folder);
        assertThatThrownBy(() -> Npy.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage("Cannot read " + file + ": expected real numbers of at most 64 bits, got " + why);
    }

    @Test
    void loadsOrRefusesWhateverTheDamage() throws IOException {
        Damage.Outcome outcome = Damage.check(
                folder.resolve("damaged.npy"),
                5000,
                11,
                128,
                file -> {
                    Npy.read(file);
                    try (NpyReader reader = NpyReader.open(file)) {
                        reader.rows(0, 1);
                    }
                },
                Golden.bytes("npy/fortran1.npy"),
                Golden.bytes("npy/big_f8.npy"),
                Golden.bytes("npy/c_v3.npy"),
                Golden.bytes("npy/bool.npy"));
        assertThat(outcome.refused()).isGreaterThan(2500);
        assertThat(outcome.loaded()).isGreaterThan(200);
    }
}
