package dev.fanin.kernel;

import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Convolutions as products against their definition in double, at ranks, strides, dilations,
/// paddings, groups and panels that cut lines and samples in every way.
class GemmConvolutionTest {

    private static final int SAMPLES = 5;
    private static final int FROM = 1;
    private static final int TO = 4;

    static Stream<ConvolutionShape> shapes() {
        return Stream.of(
                // One axis, as it comes; with padding on both sides; strided; dilated; in groups.
                shape(7, 3, 3, 4, 1, 1, 0, 5, 1),
                shape(7, 3, 3, 4, 1, 1, 1, 7, 1),
                shape(9, 2, 4, 3, 2, 1, 1, 5, 1),
                shape(11, 3, 3, 2, 1, 3, 2, 9, 1),
                shape(8, 6, 3, 9, 1, 1, 1, 8, 3),
                // A single channel: the layout by taps, with and without padding; strided, so by positions.
                shape(9, 1, 3, 4, 1, 1, 0, 7, 1),
                shape(9, 1, 5, 4, 1, 2, 4, 9, 1),
                shape(9, 1, 3, 4, 2, 1, 1, 5, 1),
                // A window wider than the input; more padding than the window; many channels.
                shape(3, 2, 7, 2, 1, 1, 3, 3, 1),
                shape(3, 2, 2, 2, 1, 1, 4, 10, 1),
                shape(3, 1, 2, 2, 1, 1, 4, 10, 1),
                shape(5, 16, 3, 20, 1, 1, 1, 5, 1),
                // Windows of one: as they lie; in groups; with a stride; with padding.
                shape(6, 5, 1, 7, 1, 1, 0, 6, 1),
                shape(6, 4, 1, 6, 1, 1, 0, 6, 2),
                shape(7, 5, 1, 7, 3, 1, 0, 3, 1),
                shape(6, 5, 1, 7, 1, 1, 1, 8, 1),
                // As many groups as channels.
                shape(6, 4, 3, 8, 1, 1, 1, 6, 4),
                // Two axes that differ in everything, and three.
                new ConvolutionShape(2, a(6, 9), 3, a(3, 2), 4, a(1, 2), a(2, 1), a(2, 0), a(5, 4), 1),
                new ConvolutionShape(2, a(6, 5), 1, a(3, 3), 4, a(1, 1), a(1, 1), a(1, 1), a(6, 5), 1),
                new ConvolutionShape(2, a(6, 5), 4, a(3, 3), 4, a(1, 1), a(1, 1), a(1, 1), a(6, 5), 2),
                new ConvolutionShape(2, a(6, 7), 1, a(2, 3), 4, a(2, 1), a(1, 2), a(0, 1), a(3, 5), 1),
                new ConvolutionShape(2, a(5, 5), 16, a(3, 3), 8, a(1, 1), a(1, 1), a(0, 0), a(3, 3), 1),
                new ConvolutionShape(
                        3, a(4, 5, 6), 2, a(2, 3, 2), 3, a(1, 2, 1), a(1, 1, 2), a(0, 1, 1), a(3, 3, 6), 1),
                new ConvolutionShape(
                        3, a(4, 3, 5), 1, a(3, 2, 3), 2, a(1, 1, 1), a(1, 1, 1), a(1, 0, 1), a(4, 2, 5), 1),
                new ConvolutionShape(
                        3, a(4, 3, 5), 4, a(3, 2, 3), 2, a(1, 1, 1), a(1, 1, 1), a(1, 1, 1), a(4, 3, 5), 2));
    }

    private static ConvolutionShape shape(
            int input, int in, int window, int out, int stride, int dilation, int pad, int output, int groups) {
        return new ConvolutionShape(1, a(input), in, a(window), out, a(stride), a(dilation), a(pad), a(output), groups);
    }

    private static int[] a(int... values) {
        return values;
    }

    private static float[] normal(String name, int size) {
        float[] values = new float[size];
        seed(1).stream(name).fillNormal(values, 0, 0, 1);
        return values;
    }

    /// Normal values, and a value that would show wherever it was read.
    private static float[] samples(String name, int size) {
        float[] values = normal(name, SAMPLES * size);
        Arrays.fill(values, 0, FROM * size, 1e30f);
        Arrays.fill(values, TO * size, SAMPLES * size, 1e30f);
        return values;
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void agreesWithTheDefinition(ConvolutionShape shape) {
        DirectConvolution direct = new DirectConvolution(shape);
        float[] x = samples("x", shape.inputSize());
        float[] w = normal("w", shape.kernelSize());
        float[] dy = samples("dy", shape.outputSize());
        // From a row at a time to everything at once.
        for (int size : new int[] {1, 50, 333, GemmConvolution.PANEL}) {
            ConvolutionKernels kernels =
                    GemmConvolution.of(shape, KernelProvider.plain().kernels(), size);
            // Twice, as scratch space holds something else then.
            for (int round = 0; round < 2; round++) {
                float[] y = new float[SAMPLES * shape.outputSize()];
                Arrays.fill(y, 7);
                kernels.forward(x, w, y, FROM, TO);
                assertSamples(y, direct.forward(x, w, FROM, TO), shape.outputSize(), shape.fanIn());

                float[] dx = new float[SAMPLES * shape.inputSize()];
                Arrays.fill(dx, 7);
                kernels.backwardInput(dy, w, dx, FROM, TO);
                assertSamples(
                        dx,
                        direct.backwardInput(dy, w, FROM, TO),
                        shape.inputSize(),
                        shape.taps() * shape.outChannels());

                float[] dw = new float[shape.kernelSize()];
                Arrays.fill(dw, 2);
                kernels.backwardKernel(x, dy, dw, FROM, TO);
                double[] expected = direct.backwardKernel(x, dy, FROM, TO);
                for (int i = 0; i < dw.length; i++) {
                    assertClose(dw[i], expected[i] + 2, (TO - FROM) * shape.outputPositions(), "dw " + i);
                }
            }
        }
    }

    private static void assertSamples(float[] actual, double[] expected, int size, int terms) {
        for (int i = 0; i < actual.length; i++) {
            if (i < FROM * size || i >= TO * size) {
                assertThat(actual[i]).as("untouched %d", i).isEqualTo(7);
            } else {
                assertClose(actual[i], expected[i], terms, "value " + i);
            }
        }
    }

    /// The products of normal values stay below 20 each, and each rounding below 2^-24 of a sum
    /// that grows like the root of the number of terms; a value wrongly taken or left out is off by
    /// about 1.
    private static void assertClose(double actual, double expected, int terms, String what) {
        assertThat(Math.abs(actual - expected)).as(what).isLessThan(1e-6 * (4 + terms));
    }

    @Test
    void sharesOutSamplesWithoutChangingBits() {
        ConvolutionShape shape = new ConvolutionShape(2, a(6, 5), 3, a(3, 3), 4, a(1, 1), a(1, 1), a(1, 1), a(6, 5), 1);
        float[] x = normal("x", SAMPLES * shape.inputSize());
        float[] w = normal("w", shape.kernelSize());
        float[] dy = normal("dy", SAMPLES * shape.outputSize());
        ConvolutionKernels kernels = KernelProvider.plain().convolution(shape);
        float[] whole = new float[dy.length];
        float[] parts = new float[dy.length];
        float[] wholeGradient = new float[x.length];
        float[] partsGradient = new float[x.length];
        kernels.forward(x, w, whole, 0, SAMPLES);
        kernels.backwardInput(dy, w, wholeGradient, 0, SAMPLES);
        for (int sample = 0; sample < SAMPLES; sample++) {
            kernels.forward(x, w, parts, sample, sample + 1);
            kernels.backwardInput(dy, w, partsGradient, sample, sample + 1);
        }
        assertThat(parts).isEqualTo(whole);
        assertThat(partsGradient).isEqualTo(wholeGradient);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void doesNothingWithoutSamples(int channels) {
        ConvolutionShape shape = shape(7, channels, 3, 4, 1, 1, 0, 5, 1);
        ConvolutionKernels kernels = KernelProvider.plain().convolution(shape);
        float[] none = new float[0];
        float[] w = normal("w", shape.kernelSize());
        float[] dw = w.clone();
        kernels.forward(none, w, none, 0, 0);
        kernels.backwardInput(none, w, none, 0, 0);
        kernels.backwardKernel(none, none, dw, 0, 0);
        assertThat(dw).isEqualTo(w);
    }

    @Test
    void refusesArraysThatEndTooEarly() {
        ConvolutionKernels kernels = KernelProvider.plain().convolution(shape(7, 3, 3, 4, 1, 1, 0, 5, 1));
        assertThatThrownBy(() -> kernels.forward(new float[41], new float[36], new float[40], 0, 2))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("The inputs of this convolution need 42 values, but the array has 41.");
        assertThatThrownBy(() -> kernels.forward(new float[42], new float[35], new float[40], 0, 2))
                .hasMessage("The kernel of this convolution need 36 values, but the array has 35.");
        assertThatThrownBy(() -> kernels.backwardInput(new float[39], new float[36], new float[42], 0, 2))
                .hasMessage("The outputs of this convolution need 40 values, but the array has 39.");
        assertThatThrownBy(() -> kernels.backwardKernel(new float[42], new float[40], new float[36], 2, 1))
                .hasMessage("Samples from 2 to 1 are no range.");
    }
}
