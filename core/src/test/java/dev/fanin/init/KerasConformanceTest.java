package dev.fanin.init;

import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.random.RandomStream;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What Keras's own tests of its initializers ask, under the names they have there.
///
/// Their values come from Keras 3.15.1, `random_initializers_test.py`,
/// `constant_initializers_test.py` and `initializer_test.py`; those of the STFT are in [StftTest].
/// Loose tolerances there, 0.1 of a standard deviation, are five standard errors here.
class KerasConformanceTest {

    private static final RandomStream STREAM = seed(1337).stream("dense/kernel");

    @Test
    void testZerosInitializer() {
        assertThat(draw("zeros", 3, 3)).containsOnly(0).hasSize(9);
    }

    @Test
    void testOnesInitializer() {
        assertThat(draw("ones", 3, 3)).containsOnly(1).hasSize(9);
    }

    @Test
    void testConstantInitializer() {
        assertThat(draw("constant(value=6)", 3, 3)).containsOnly(6).hasSize(9);
    }

    @Test
    void testConstantInitializerArrayValue() {
        float[] values = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        Initializer constant = Initializers.constant(Tensor.of(Shape.of(3, 3), values));
        assertThat(draw(constant, 3, 3)).isEqualTo(values);
    }

    @Test
    void testIdentityInitializer() {
        assertThat(draw("identity(gain=2)", 3, 3)).containsExactly(2, 0, 0, 0, 2, 0, 0, 0, 2);
        assertThat(draw("identity", 2, 3)).containsExactly(1, 0, 0, 0, 1, 0);
    }

    @Test
    void testRandomNormal() {
        Seeded seeded = Initializers.seeded(new RandomNormal(0, 1), 1337);
        float[] values = draw(seeded, 25, 20);
        assertThat(deviation(values)).isCloseTo(1, within(5 / Math.sqrt(2 * 500)));
        // A fixed seed yields the same values each time.
        assertThat(draw(seeded, 25, 20)).isEqualTo(values);
        // Where Keras takes a seed generator to tell calls apart, paths do it here.
        assertThat(seeded.initialize(Shape.of(25, 20), new Fans(25, 20), seed(1337).stream("dense_1/kernel"))
                        .array())
                .isNotEqualTo(values);
        // Unseeded, another seed of the network gives other values; seeded and cloned, the same.
        assertThat(draw("random_normal", 25, 20))
                .isNotEqualTo(Initializers.named("random_normal")
                        .initialize(Shape.of(25, 20), new Fans(25, 20), seed(1).stream("dense/kernel"))
                        .array());
        Initializer cloned = InitializerConfig.of(seeded).initializer();
        assertThat(draw(cloned, 25, 20)).isEqualTo(values);
    }

    @Test
    void testRandomUniform() {
        for (float value : draw("random_uniform(minval=-1,maxval=1,seed=1234)", 5, 5)) {
            assertThat(value).isGreaterThanOrEqualTo(-1).isLessThan(1);
        }
    }

    @Test
    void testVarianceScaling() {
        double error = Math.sqrt(0.5 / 500);
        double in = deviation(draw("variance_scaling(scale=2,seed=1234,mode=fan_in)", 25, 20));
        assertThat(in).isCloseTo(Math.sqrt(2.0 / 25), within(5 * error * Math.sqrt(2.0 / 25)));
        double out = deviation(draw("variance_scaling(scale=2,seed=1234,mode=fan_out)", 25, 20));
        assertThat(out).isCloseTo(Math.sqrt(2.0 / 20), within(5 * error * Math.sqrt(2.0 / 20)));
    }

    @Test
    void testOrthogonalInitializer() {
        float[] values = draw("orthogonal(gain=2,seed=1234)", 5, 5);
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                double dot = 0;
                for (int row = 0; row < 5; row++) {
                    dot += values[row * 5 + i] * values[row * 5 + j];
                }
                assertThat(dot).isCloseTo(i == j ? 4 : 0, within(1e-6));
            }
        }
        assertThat(Initializers.named("Orthogonal")).isEqualTo(Initializers.named("OrthogonalInitializer"));
    }

    @Test
    void testGetMethod() {
        assertThat(Initializers.named("glorot_normal")).isEqualTo(Initializers.glorotNormal());
        assertThatThrownBy(() -> Initializers.named("typo")).hasMessageStartingWith("Unknown initializer 'typo'.");
    }

    @Test
    void testGetMethodWithTensor() {
        Initializer constant = Initializers.constant(Tensor.of(Shape.of(5, 5), new float[25]));
        assertThatThrownBy(() -> draw(constant, 10, 10))
                .hasMessage("constant has values of shape (5, 5) for a parameter of shape (10, 10); the two must be"
                        + " equal.");
    }

    @Test
    void testVarianceScalingInvalidScale() {
        assertThatThrownBy(() -> Initializers.named("variance_scaling(scale=-1,seed=1234,mode=fan_in)"))
                .hasMessage("scale must be positive and finite, got -1.0.");
    }

    @Test
    void testVarianceScalingInvalidMode() {
        assertThatThrownBy(() -> Initializers.named("variance_scaling(scale=2,mode=invalid_mode)"))
                .hasMessage("Unknown mode 'invalid_mode'. Known: fan_in, fan_out, fan_avg, fan_geo_avg.");
    }

    @Test
    void testVarianceScalingInvalidDistribution() {
        assertThatThrownBy(() -> Initializers.named("variance_scaling(distribution=invalid_dist)"))
                .hasMessage("Unknown distribution 'invalid_dist'."
                        + " Known: truncated_normal, untruncated_normal, uniform.");
    }

    @Test
    void testSerializationWithSeedGenerator() {
        for (String text : List.of("orthogonal", "variance_scaling", "random_uniform", "random_normal")) {
            Initializer seeded = Initializers.seeded(Initializers.named(text), 9);
            assertThat(InitializerConfig.of(seeded).initializer()).isEqualTo(seeded);
        }
    }

    @Test
    void testComputeFansWithAxes() {
        Shape shape = Shape.of(512, 8, 64);
        assertThat(new Axes(List.of(0), List.of(1, 2)).fans(shape)).isEqualTo(new Fans(512, 512));
        assertThat(new Axes(List.of(0, 1), List.of(2)).fans(shape)).isEqualTo(new Fans(4096, 64));
        assertThat(new Axes(List.of(-3, -2), List.of(-1)).fans(shape)).isEqualTo(new Fans(4096, 64));
    }

    @Test
    void testVarianceScalingWithAxes() {
        double error = Math.sqrt(0.5 / 2048);
        double with = deviation(
                draw("variance_scaling(scale=2,seed=1234,mode=fan_in,input_axes=[0],output_axes=[1,2])", 32, 4, 16));
        assertThat(with).isCloseTo(Math.sqrt(2.0 / 32), within(5 * error * Math.sqrt(2.0 / 32)));
        double without = deviation(draw("variance_scaling(scale=2,seed=1234,mode=fan_in)", 32, 4, 16));
        assertThat(without).isCloseTo(Math.sqrt(2.0 / 128), within(5 * error * Math.sqrt(2.0 / 128)));
    }

    /// The kernel of the queries of attention: (width, heads, size of a key).
    @Test
    void testMhaQueryProjectionVariance() {
        double deviation = deviation(draw("lecun_normal(input_axes=[0],output_axes=[1,2])", 32, 8, 16));
        double expected = Math.sqrt(1.0 / 32);
        assertThat(deviation).isCloseTo(expected, within(5 * Math.sqrt(0.5 / 4096) * expected));
    }

    @Test
    void testVarianceScalingSerializationWithAxes() {
        Initializer initializer = Initializers.lecunNormal().withAxes(new Axes(List.of(0), List.of(1, 2)));
        InitializerConfig config = InitializerConfig.of(initializer);
        assertThat(config.values()).hasToString("{seed=null, input_axes=[0], output_axes=[1, 2]}");
        assertThat(config.initializer()).isEqualTo(initializer);
    }

    @Test
    void testCallRaisesNotImplemented() {
        assertThatThrownBy(() -> Initializers.named("Initializer"))
                .hasMessageStartingWith("'Initializer' is Keras's abstract base of initializers");
    }

    @Test
    void testSubclassCall() {
        assertThat(draw(Initializers.custom("five", (target, stream, index) -> 5), 2, 3))
                .containsOnly(5)
                .hasSize(6);
    }

    private static float[] draw(String text, int... axes) {
        return draw(Initializers.named(text), axes);
    }

    private static float[] draw(Initializer initializer, int... axes) {
        Shape shape = Shape.of(axes);
        return initializer.initialize(shape, Fans.ofShape(shape), STREAM).array();
    }

    private static double deviation(float[] values) {
        double mean = 0;
        for (float value : values) {
            mean += (double) value / values.length;
        }
        double squares = 0;
        for (float value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / values.length);
    }
}
