package dev.fanin.init;

import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.random.RandomStream;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import org.junit.jupiter.api.Test;

/// Mirrored blocks, and the linear network that relu makes of them.
class LooksLinearTest {

    private static final RandomStream STREAM = seed(4).stream("kernel");

    @Test
    void blocksAreMirroredWithChangedSigns() {
        float[] v = Initializers.heNormal()
                .initialize(Shape.of(2, 3), new Fans(2, 3), STREAM)
                .array();
        float[] both = draw("looks_linear(base=he_normal)", 4, 6);
        float[] outputs = draw("looks_linear(base=he_normal,mirror=outputs)", 2, 6);
        float[] inputs = draw("looks_linear(base=he_normal,mirror=inputs)", 4, 3);
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 6; j++) {
                float value = v[i % 2 * 3 + j % 3];
                assertThat(both[i * 6 + j]).isEqualTo(i < 2 == j < 3 ? value : -value);
                if (i < 2) {
                    assertThat(outputs[i * 6 + j]).isEqualTo(j < 3 ? value : -value);
                }
                if (j < 3) {
                    assertThat(inputs[i * 3 + j]).isEqualTo(i < 2 ? value : -value);
                }
            }
        }
    }

    /// Three layers of relu: first, middle, last. The network is V3 V2 V1 x exactly, up to
    /// rounding, and with orthogonal V it keeps the length of x; a network of plain orthogonal
    /// kernels does neither.
    @Test
    void aNetworkOfReluIsLinearAtTheStart() {
        double[] x = {0.3, -1.2, 0.8, 2.0};
        double[] linear = apply(x, false, "orthogonal(seed=1)", 4, 4);
        linear = apply(linear, false, "orthogonal(seed=2)", 4, 4);
        linear = apply(linear, false, "orthogonal(seed=3)", 4, 4);
        double[] relu = apply(x, true, "looks_linear(base=orthogonal(seed=1),mirror=outputs)", 4, 8);
        relu = apply(relu, true, "looks_linear(base=orthogonal(seed=2))", 8, 8);
        relu = apply(relu, false, "looks_linear(base=orthogonal(seed=3),mirror=inputs)", 8, 4);
        assertThat(relu).containsExactly(linear, within(1e-5));
        assertThat(length(relu)).isCloseTo(length(x), within(1e-5));

        double[] plain = apply(x, true, "orthogonal(seed=1)", 4, 8);
        plain = apply(plain, true, "orthogonal(seed=2)", 8, 8);
        plain = apply(plain, false, "orthogonal(seed=3)", 8, 4);
        assertThat(Math.abs(length(plain) - length(x))).isGreaterThan(0.1);
    }

    @Test
    void theBaseSeesHalfTheFanOnMirroredSides() {
        Target target = new Target(Shape.of(40, 60), new Fans(40, 60));
        assertThat(variance("he_normal,mirror=both", target)).isCloseTo(2 / 20.0, within(1e-15));
        assertThat(variance("he_normal,mirror=inputs", target)).isCloseTo(2 / 20.0, within(1e-15));
        assertThat(variance("he_normal,mirror=outputs", target)).isCloseTo(2 / 40.0, within(1e-15));
        assertThat(variance("glorot_uniform,mirror=outputs", target)).isCloseTo(2 / 70.0, within(1e-15));
        // A base of mean 1 has it mirrored away, and into the mean square.
        assertThat(variance("random_normal(mean=1,stddev=2)", target)).isCloseTo(5, within(1e-15));
    }

    private static double variance(String base, Target target) {
        Initializer initializer = Initializers.named("looks_linear(base=" + base + ")");
        assertThat(initializer.mean(target)).isZero();
        return initializer.variance(target);
    }

    @Test
    void whatIsWrongIsToldInOneLine() {
        assertThatThrownBy(() -> draw("looks_linear", 3, 4))
                .hasMessage("looks_linear with mirror=both needs an even length of each mirrored side, got 3 inputs"
                        + " and 4 outputs.");
        assertThatThrownBy(() -> draw("looks_linear", 4))
                .hasMessage("looks_linear needs a shape of at least two axes, (k..., inputs, outputs), got (4,).");
        assertThatThrownBy(() -> Initializers.named("looks_linear(mirror=left)"))
                .hasMessage("Unknown mirror 'left'. Known: both, outputs, inputs.");
        assertThatThrownBy(() -> Initializers.named("looks_linear(base=orthogonl)"))
                .hasMessageStartingWith("Unknown initializer 'orthogonl'; did you mean 'orthogonal'?");
        assertThatThrownBy(() -> Initializers.named("looks_linear(base=orthogonal(gain=1)"))
                .hasMessage("'looks_linear' expects its parameters as 'looks_linear(parameter=value,...)', got"
                        + " 'looks_linear(base=orthogonal(gain=1)'.");
    }

    private static double[] apply(double[] x, boolean relu, String text, int inputs, int outputs) {
        float[] kernel = draw(text, inputs, outputs);
        double[] y = new double[outputs];
        for (int j = 0; j < outputs; j++) {
            for (int i = 0; i < inputs; i++) {
                y[j] += x[i] * kernel[i * outputs + j];
            }
            y[j] = relu ? Math.max(0, y[j]) : y[j];
        }
        return y;
    }

    private static double length(double[] x) {
        double squares = 0;
        for (double value : x) {
            squares += value * value;
        }
        return Math.sqrt(squares);
    }

    private static float[] draw(String text, int... axes) {
        Shape shape = Shape.of(axes);
        Tensor tensor = Initializers.named(text).initialize(shape, Fans.ofShape(shape), STREAM);
        return tensor.array();
    }
}
