package dev.fanin.io.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.io.testing.Golden;
import dev.fanin.tensor.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NpyHeaderTest {

    static Stream<Arguments> headers() throws IOException {
        return new String(Golden.bytes("npy_headers.txt"), StandardCharsets.US_ASCII)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(";", -1))
                .map(cells -> Arguments.of(shape(cells[0]), Base64.getDecoder().decode(cells[1])));
    }

    private static Shape shape(String text) {
        return Shape.of(Arrays.stream(text.split("x", -1))
                .filter(axis -> !axis.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray());
    }

    /// Of a header that fills 64 bytes exactly there is one, to which NumPy adds 64 more.
    @ParameterizedTest
    @MethodSource("headers")
    void hasTheBytesOfNumpy(Shape shape, byte[] bytes) {
        assertThat(NpyHeader.of(shape).bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @MethodSource("headers")
    void readsWhatNumpyWrote(Shape shape, byte[] bytes) throws IOException {
        String text = new String(bytes, 10, bytes.length - 10, StandardCharsets.US_ASCII);
        assertThat(NpyHeader.parse(text)).isEqualTo(NpyHeader.of(shape));
    }

    @Test
    void readsOtherSpellingsOfTheDictionary() throws IOException {
        assertThat(NpyHeader.parse("{\"shape\":(2L,\t3),\"fortran_order\":False,\"descr\":\"<f8\"}"))
                .isEqualTo(new NpyHeader(NpyType.of("<f8"), false, Shape.of(2, 3)));
    }

    @Test
    void refusesMoreAxesThanNumpyReads() {
        int[] axes = new int[65];
        Arrays.fill(axes, 1);
        assertThatThrownBy(() -> NpyHeader.of(Shape.of(axes)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("An array of NumPy has at most 64 axes, got a shape of 65.");
    }
}
