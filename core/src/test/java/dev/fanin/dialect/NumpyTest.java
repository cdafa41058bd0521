package dev.fanin.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.testing.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What NumPy 2.4.6 drew, to the last bit: 300,000 normal values of each seed of `default_rng`, of
/// which about 80 come from the ziggurat's tail. Normal values of `RandomState`, 100,001 of a seed, to
/// the last bit of a float32.
class NumpyTest {

    record Case(String what, List<Long> seed, Drawn drawn) {

        static Case parse(String line) {
            String[] cells = line.split(";", -1);
            List<Long> seed =
                    Arrays.stream(cells[1].split(",", -1)).map(Long::valueOf).toList();
            return new Case(cells[0], seed, Drawn.parse(cells[2], cells[3], cells[4]));
        }

        void doubles(DoubleSupplier next) {
            drawn.equal(DoubleStream.generate(next).limit(drawn.count()).toArray());
        }

        void floats(DoubleSupplier next) {
            float[] values = new float[drawn.count()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) next.getAsDouble();
            }
            drawn.equal(values);
        }

        /// The logarithm of the C library is not always the double nearest to the true one.
        void near(DoubleSupplier next) {
            for (long bits : drawn.first()) {
                double expected = Double.longBitsToDouble(bits);
                assertThat(next.getAsDouble()).isCloseTo(expected, within(2 * Math.ulp(expected)));
            }
        }

        void longs(LongSupplier next) {
            drawn.equal(LongStream.generate(next).limit(drawn.count()).toArray());
        }

        void order(int[] permutation) {
            drawn.equal(Arrays.stream(permutation).asLongStream().toArray());
        }
    }

    static Stream<Case> generator() {
        return cases().filter(one -> !one.what().startsWith("legacy"));
    }

    static Stream<Case> legacy() {
        return cases().filter(one -> one.what().startsWith("legacy"));
    }

    private static Stream<Case> cases() {
        return Golden.lines("dialect/numpy.txt").stream().map(Case::parse);
    }

    @ParameterizedTest
    @MethodSource("generator")
    void drawsWhatDefaultRngDraws(Case c) {
        NumpyGenerator random =
                NumpyGenerator.seeded(c.seed().stream().mapToLong(i -> i).toArray());
        switch (c.what()) {
            case "random" -> c.doubles(random::random);
            case "uniform" -> c.doubles(() -> random.uniform(-0.05, 0.05));
            case "standard_normal" -> c.doubles(random::standardNormal);
            case "normal" -> c.doubles(() -> random.normal(0.1, 0.05));
            case "integers10" -> c.longs(() -> random.integers(0, 10));
            case "integers_wide" -> c.longs(() -> random.integers(Integer.MIN_VALUE, 1L << 31));
            case "integers_odd" -> c.longs(() -> random.integers(5, 3_000_000_000L));
            case "permutation" -> c.order(random.permutation(c.drawn().count()));
            default -> throw new AssertionError(c.what());
        }
    }

    @ParameterizedTest
    @MethodSource("legacy")
    void drawsWhatRandomStateDraws(Case c) {
        NumpyRandomState random = NumpyRandomState.seeded(c.seed().getFirst());
        switch (c.what()) {
            case "legacy_random" -> c.doubles(random::random);
            case "legacy_uniform" -> c.doubles(() -> random.uniform(-0.05, 0.05));
            case "legacy_float_normal" -> c.floats(random::standardNormal);
            case "legacy_float_scaled" -> c.floats(() -> random.normal(0.1, 0.05));
            case "legacy_standard_normal" -> c.near(random::standardNormal);
            case "legacy_permutation" -> c.order(random.permutation(c.drawn().count()));
            default -> throw new AssertionError(c.what());
        }
    }

    @Test
    void refusesWhatNumpyRefuses() {
        assertThatThrownBy(() -> NumpyGenerator.seeded(1, -2))
                .hasMessage("Expected a NumPy seed of at least 0, got -2.");
        assertThatThrownBy(() -> NumpyRandomState.seeded(1L << 32))
                .hasMessage("Expected a seed from 0 to 4294967295, got 4294967296.");
        assertThatThrownBy(() -> NumpyGenerator.seeded(0).integers(3, 3))
                .hasMessage("Expected low < high, at most 2^32 apart, got 3 and 3.");
    }

    @Test
    void aRangeOfOneValueTakesNoBits() {
        NumpyGenerator random = NumpyGenerator.seeded(0);
        assertThat(random.integers(7, 8)).isEqualTo(7);
        assertThat(random.random()).isEqualTo(NumpyGenerator.seeded(0).random());
    }
}
