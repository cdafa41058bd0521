package dev.fanin.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.init.Distribution;
import dev.fanin.init.FanMode;
import dev.fanin.init.Fans;
import dev.fanin.testing.Golden;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What JAX 0.10.2 drew on a processor with fused multiply-add.
class JaxKeyTest {

    record Case(JaxKey key, String what, Drawn drawn) {

        static Case parse(String line) {
            String[] cells = line.split(";", -1);
            JaxCounting counting = JaxCounting.valueOf(cells[0].toUpperCase(Locale.ROOT));
            JaxKey key = JaxKey.of(Long.parseLong(cells[2])).withCounting(counting);
            return new Case(key, cells[1], Drawn.parse(cells[3], cells[4], cells[5]));
        }

        String function() {
            return what.split("\\(", 2)[0];
        }

        String[] arguments() {
            return what.substring(what.indexOf('(') + 1, what.length() - 1).split(",", -1);
        }

        float bound(int i) {
            return Float.parseFloat(arguments()[i]);
        }

        /// Only where JAX cuts at two standard deviations is its error function known to the bit.
        boolean exact() {
            return !function().equals("truncated") || what.equals("truncated(-2.0,2.0)");
        }
    }

    static Stream<Case> exact() {
        return cases().filter(Case::exact);
    }

    static Stream<Case> near() {
        return cases().filter(one -> !one.exact());
    }

    private static Stream<Case> cases() {
        return Golden.lines("dialect/jax.txt").stream().map(Case::parse);
    }

    @ParameterizedTest
    @MethodSource("exact")
    void drawsWhatJaxDraws(Case c) {
        switch (c.function()) {
            case "key" -> c.drawn().equal(words(List.of(c.key())));
            case "fold_in" -> c.drawn().equal(words(List.of(c.key().foldIn(7))));
            case "split" -> c.drawn().equal(words(c.key().split(3)));
            case "bits" -> c.drawn().equal(c.key().bits(c.drawn().count()));
            case "permutation" -> c.drawn().equal(c.key().permutation(c.drawn().count()));
            default -> c.drawn().equal(values(c));
        }
    }

    @ParameterizedTest
    @MethodSource("near")
    void drawsWithinAFewUlpWhereTheCutIsElsewhere(Case c) {
        float[] values = values(c);
        float[] expected = c.drawn().floats();
        assertThat(expected).hasSameSizeAs(values);
        for (int i = 0; i < values.length; i++) {
            assertThat(Drawn.ulps(values[i], expected[i])).isLessThanOrEqualTo(4);
        }
    }

    private static float[] values(Case c) {
        float[] values = new float[c.drawn().count()];
        Fans fans = new Fans(64, 32);
        switch (c.function()) {
            case "uniform" -> c.key().uniform(values, c.bound(0), c.bound(1));
            case "normal" -> c.key().normal(values);
            case "truncated" -> c.key().truncatedNormal(values, c.bound(0), c.bound(1));
            case "init_uniform" -> JaxInit.uniform(values, c.key(), 0.3f);
            case "init_normal" -> JaxInit.normal(values, c.key(), 0.3f);
            case "init_truncated" -> JaxInit.truncatedNormal(values, c.key(), 0.3f, -2, 2);
            case "variance_scaling" -> {
                FanMode mode = FanMode.valueOf(c.arguments()[0].toUpperCase(Locale.ROOT));
                JaxInit.varianceScaling(values, c.key(), fans, 2, mode, distribution(c.arguments()[1]));
            }
            default -> throw new AssertionError(c.what());
        }
        return values;
    }

    private static Distribution distribution(String name) {
        return switch (name) {
            case "uniform" -> Distribution.UNIFORM;
            case "normal" -> Distribution.UNTRUNCATED_NORMAL;
            default -> Distribution.TRUNCATED_NORMAL;
        };
    }

    private static int[] words(List<JaxKey> keys) {
        return keys.stream()
                .flatMapToInt(key -> IntStream.of(key.first(), key.second()))
                .toArray();
    }

    /// The known answers in JAX's own tests/random_test.py: testRngRandomBits and testPRNGValues, as
    /// they stood before the counting changed.
    @Test
    void givesThePublishedKnownAnswersOfTheOriginalCounting() {
        JaxKey key = JaxKey.of(1701).withCounting(JaxCounting.ORIGINAL);
        assertThat(key.bits(3)).containsExactly(56197195, (int) 4200222568L, 961309823);
        JaxKey zero = JaxKey.of(0).withCounting(JaxCounting.ORIGINAL);
        assertThat(words(zero.split(4)))
                .containsExactly(
                        (int) 2285895361L,
                        1501764800,
                        1518642379,
                        (int) 4090693311L,
                        433833334,
                        (int) 4221794875L,
                        839183663,
                        (int) 3740430601L);
        assertThat(words(List.of(zero.foldIn(4)))).containsExactly((int) 2285895361L, 433833334);
    }

    @Test
    void partitionableKeysAndValuesStandAlone() {
        JaxKey key = JaxKey.of(42);
        assertThat(key.split(5)).startsWith(key.split(2).toArray(JaxKey[]::new));
        assertThat(key.split(5).get(3)).isEqualTo(key.foldIn(3));
        assertThat(key.bits(9)).startsWith(key.bits(4));
        JaxKey original = key.withCounting(JaxCounting.ORIGINAL);
        assertThat(original.bits(9)[1]).isNotEqualTo(original.bits(4)[1]);
    }
}
