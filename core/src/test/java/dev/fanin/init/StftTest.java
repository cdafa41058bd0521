package dev.fanin.init;

import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.tensor.Shape;
import dev.fanin.testing.Golden;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Windows against SciPy's, kernels against NumPy from the definition.
class StftTest {

    static Stream<String[]> windows() {
        return Golden.lines("scipy_windows.txt").stream().map(line -> line.split(";", -1));
    }

    @ParameterizedTest
    @MethodSource("windows")
    void windowsAreThoseOfScipy(String name, String length, String periodic, String values) {
        double[] ours = StftWindow.named(name).samples(Integer.parseInt(length), periodic.equals("1"));
        assertThat(ours).containsExactly(numbers(values), within(1e-15));
    }

    static Stream<String[]> kernels() {
        return Golden.lines("stft.txt").stream().map(line -> line.split(";", -1));
    }

    /// The four initializers of Keras's test `test_stft_initializer`, and the defaults.
    @ParameterizedTest
    @MethodSource("kernels")
    void kernelsAreThoseOfTheDefinition(String text, String frame, String bins, String values) {
        Shape shape = Shape.of(Integer.parseInt(frame), 1, Integer.parseInt(bins));
        float[] ours = Initializers.named(text)
                .initialize(shape, Fans.ofShape(shape), seed(1).stream("kernel"))
                .array();
        double[] expected = numbers(values);
        assertThat(ours).hasSize(expected.length);
        for (int i = 0; i < ours.length; i++) {
            assertThat((double) ours[i]).isCloseTo(expected[i], within(6e-8));
        }
    }

    @Test
    void whatIsWrongIsToldInOneLine() {
        refuses("stft(side=imaginary)", "Unknown side 'imaginary'. Known: real, imag.");
        refuses("stft(scaling=l2)", "Unknown scaling 'l2'. Known: density, spectrum, none.");
        refuses(
                "stft(window=unknown)",
                "Unknown window 'unknown'. Known: boxcar, triang, bartlett, hann, hamming, blackman, nuttall,"
                        + " blackmanharris, flattop, cosine, bohman, barthann, parzen, tukey.");
        refusesShape(
                "stft", "stft needs a shape (frame length, 1, bins) of at least two bins, got (8, 2, 9).", 8, 2, 9);
        refusesShape(
                "stft", "stft needs a shape (frame length, 1, bins) of at least two bins, got (8, 1, 1).", 8, 1, 1);
        refusesShape(
                "stft(window=[1,2])", "stft has a window of 2 values for frames of 8; the two must be equal.", 8, 1, 9);
        refusesShape("stft(window=[0,0])", "stft has a window that is 0 everywhere; take scaling=none.", 2, 1, 9);
    }

    private static void refuses(String text, String message) {
        assertThatThrownBy(() -> Initializers.named(text)).hasMessage(message);
    }

    private static void refusesShape(String text, String message, int... axes) {
        Shape shape = Shape.of(axes);
        assertThatThrownBy(() -> Initializers.named(text).mean(new Target(shape, new Fans(1, 1))))
                .hasMessage(message);
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
