package dev.fanin.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ConvolutionShapeTest {

    private static ConvolutionShape shape(int rank, int window, int pad, int in, int out, int groups) {
        int[] ones = {1, 1};
        return new ConvolutionShape(
                rank,
                new int[] {28, 26},
                in,
                new int[] {window, 3},
                out,
                ones,
                ones,
                new int[] {pad, 0},
                new int[] {26, 24},
                groups);
    }

    /// Sizes of Keras' `Conv2D(64, (3, 3), groups=2)` on (28, 26, 32), whose kernel is (3, 3, 16,
    /// 64).
    @Test
    void countsItsValues() {
        ConvolutionShape shape = shape(2, 3, 0, 32, 64, 2);
        assertThat(shape.inputSize()).isEqualTo(28 * 26 * 32);
        assertThat(shape.outputPositions()).isEqualTo(26 * 24);
        assertThat(shape.outputSize()).isEqualTo(26 * 24 * 64);
        assertThat(shape.taps()).isEqualTo(9);
        assertThat(shape.fanIn()).isEqualTo(9 * 16);
        assertThat(shape.kernelSize()).isEqualTo(9 * 16 * 64);
    }

    @Test
    void refusesWhatIsNoShape() {
        refuses(() -> shape(4, 3, 0, 1, 1, 1), "A convolution has 1 to 3 spatial axes, not 4.");
        refuses(() -> shape(1, 3, 0, 1, 1, 1), "A convolution over 1 axes has as many values in input, not 2.");
        refuses(() -> shape(2, 0, 0, 1, 1, 1), "The window of a convolution is at least 1, not 0.");
        refuses(() -> shape(2, 3, -1, 1, 1, 1), "The padBefore of a convolution is at least 0, not -1.");
        refuses(
                () -> shape(2, 3, 0, 3, 4, 2),
                "The inChannels of a convolution is a multiple of its groups, but 3 is not one of 2.");
        refuses(
                () -> shape(2, 3, 0, 4, 3, 2),
                "The outChannels of a convolution is a multiple of its groups, but 3 is not one of 2.");
    }

    private static void refuses(Runnable making, String message) {
        assertThatThrownBy(making::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
