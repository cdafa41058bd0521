package dev.fanin.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.init.CustomInitializer;
import dev.fanin.init.Fans;
import dev.fanin.init.Initializers;
import dev.fanin.init.Target;
import dev.fanin.random.RandomStream;
import dev.fanin.random.Span;
import dev.fanin.tensor.Shape;
import dev.fanin.testing.Golden;
import dev.fanin.testing.KerasRun;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The weights that Keras 3.15.1 drew on NumPy 2.4.6, on JAX 0.10.2 and on TensorFlow 2.21.
class KerasInitTest {

    record Case(KerasBackend backend, String initializer, Fans fans, long seed, Drawn drawn) {

        static Stream<Case> of(KerasBackend backend) {
            String file = "dialect/keras_" + backend.name().toLowerCase(Locale.ROOT) + ".txt";
            return Golden.lines(file).stream().map(line -> parse(backend, line));
        }

        private static Case parse(KerasBackend backend, String line) {
            String[] cells = line.split(";", -1);
            Fans fans = new Fans(Long.parseLong(cells[1]), Long.parseLong(cells[2]));
            Drawn drawn = Drawn.parse(cells[4], cells[5], cells[6]);
            return new Case(backend, cells[0], fans, Long.parseLong(cells[3]), drawn);
        }

        float[] draw() {
            float[] values = new float[drawn.count()];
            KerasInit.fill(values, Initializers.named(initializer), target(drawn.count(), fans), backend, seed);
            return values;
        }

        boolean exact() {
            return backend != KerasBackend.TENSORFLOW || initializer.contains("uniform");
        }
    }

    static Stream<Case> exact() {
        return cases().filter(Case::exact);
    }

    static Stream<Case> near() {
        return cases().filter(one -> !one.exact());
    }

    private static Stream<Case> cases() {
        return Stream.of(KerasBackend.NUMPY, KerasBackend.JAX, KerasBackend.TENSORFLOW)
                .flatMap(Case::of);
    }

    @ParameterizedTest
    @MethodSource("exact")
    void drawsTheBitsOfKeras(Case c) {
        c.drawn().equal(c.draw());
    }

    /// What is near zero is compared by its distance: there, a mean that is added afterwards takes
    /// the digits away.
    @ParameterizedTest
    @MethodSource("near")
    void drawsNormalValuesNearThoseOfTensorFlow(Case c) {
        float[] values = c.draw();
        float[] expected = c.drawn().floats();
        for (int i = 0; i < expected.length; i++) {
            boolean near = Drawn.ulps(values[i], expected[i]) <= 4 || Math.abs(values[i] - expected[i]) < 1e-8;
            assertThat(near).as("%s and %s", values[i], expected[i]).isTrue();
        }
    }

    /// The first weights of networks of Keras 3.3.3 on PyTorch 1.13, made after
    /// `set_random_seed(7)`: twenty kernels, each of a seed of its own.
    @ParameterizedTest
    @CsvSource({
        "deep20_glorot_uniform_tanh, glorot_uniform",
        "deep20_he_normal_relu, he_normal",
        "deep20_random_normal_tanh, random_normal"
    })
    void drawsTheBitsOfANetworkOfKerasOnPyTorch(String run, String initializer) {
        List<float[]> weights = KerasRun.of(run).arrays("w0");
        KerasSeeds seeds = KerasSeeds.seeded(7);
        for (int layer = 0; layer < 20; layer++) {
            float[] kernel = weights.get(2 * layer);
            float[] drawn = new float[kernel.length];
            Fans fans = new Fans(kernel.length / 32.0, 32);
            KerasInit.fill(
                    drawn,
                    Initializers.named(initializer),
                    target(kernel.length, fans),
                    KerasBackend.TORCH,
                    seeds.next());
            assertThat(drawn).isEqualTo(kernel);
        }
    }

    /// Keras 3.15.1: `set_random_seed(42)`, then the seeds of three new initializers.
    @Test
    void setRandomSeedGivesTheSeedsOfKeras() {
        KerasSeeds seeds = KerasSeeds.seeded(42);
        assertThat(IntStream.generate(seeds::next).limit(3).toArray()).containsExactly(686579304, 119540832, 26855093);
    }

    @Test
    void refusesASeedThatKerasRefuses() {
        assertThatThrownBy(() -> KerasSeeds.seeded(-1)).hasMessage("Expected a seed from 0 to 4294967295, got -1.");
    }

    @Test
    void refusesAnInitializerThatKerasDoesNotHave() {
        CustomInitializer mine = new CustomInitializer() {
            @Override
            public void fill(Target target, RandomStream stream, Span span) {}

            @Override
            public String toString() {
                return "mine";
            }
        };
        assertThatThrownBy(() -> KerasInit.fill(new float[1], mine, target(1, new Fans(1, 1)), KerasBackend.JAX, 42))
                .hasMessage(
                        "Keras cannot draw 'mine': it has no such initializer; take one that it has, or the dialect fanin.");
    }

    @Test
    void anInitializersOwnSeedIsKept() {
        float[] own = new float[8];
        float[] given = new float[8];
        Target target = target(8, new Fans(4, 4));
        KerasInit.fill(own, Initializers.named("he_normal(seed=7)"), target, KerasBackend.JAX, 42);
        KerasInit.fill(given, Initializers.named("he_normal"), target, KerasBackend.JAX, 7);
        assertThat(own).isEqualTo(given);
    }

    @Test
    void whatDrawsNothingIsTheSameEverywhere() {
        float[] values = new float[4];
        Target target = new Target(Shape.of(2, 2), new Fans(2, 2));
        KerasInit.fill(values, Initializers.identity(3), target, KerasBackend.NUMPY, 42);
        assertThat(values).containsExactly(3, 0, 0, 3);
    }

    private static Target target(int count, Fans fans) {
        return new Target(Shape.of(count), fans);
    }
}
