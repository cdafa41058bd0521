package dev.fanin.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.random.RandomStream;
import dev.fanin.random.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against StrictMath, which is within one unit of the last place.
class PowersTest {

    private static final int COUNT = 20000;
    private static final double NEAR = 1e-14;

    private final RandomStream random = new Seed(5).stream("powers");

    @Test
    void ofFractionsAreThoseOfStrictMath() {
        for (int i = 0; i < COUNT; i++) {
            double base = StrictMath.exp(20 * (random.uniform(2L * i) - 0.5));
            double exponent = 8 * (random.uniform(2L * i + 1) - 0.5);
            near(Powers.power(base, exponent), StrictMath.pow(base, exponent));
        }
    }

    @ParameterizedTest
    @CsvSource({"0.9", "0.999", "0.96", "0.5", "1", "0", "0.99999"})
    void ofWholeNumbersAreThoseOfStrictMath(float base) {
        for (long step : new long[] {0, 1, 2, 3, 10, 999, 12345, 1_000_000}) {
            assertThat((float) Powers.whole(base, step)).isEqualTo((float) StrictMath.pow(base, (double) step));
        }
    }

    @Test
    void logarithmsAreThoseOfStrictMath() {
        for (int i = 0; i < COUNT; i++) {
            double x = StrictMath.exp(200 * (random.uniform(i) - 0.5));
            near(Powers.logarithm(x), StrictMath.log(x));
            double one = 1 + (random.uniform(i) - 0.5) / 1000;
            near(Powers.logarithm(one), StrictMath.log(one));
        }
        near(Powers.logarithm(Double.MIN_VALUE), StrictMath.log(Double.MIN_VALUE));
        near(Powers.logarithm(Double.MAX_VALUE), StrictMath.log(Double.MAX_VALUE));
    }

    @Test
    void cosinesAreThoseOfStrictMath() {
        for (int i = 0; i <= COUNT; i++) {
            double x = Math.PI * i / COUNT;
            assertThat(Powers.cosine(x)).isCloseTo(StrictMath.cos(x), within(NEAR));
        }
    }

    /// The special cases of C's pow.
    @Test
    void knowTheirLimits() {
        assertThat(Powers.power(0, 0)).isEqualTo(1);
        assertThat(Powers.power(0, 0.5)).isZero();
        assertThat(Powers.power(0, -1)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Powers.power(0.5, 10000)).isZero();
        assertThat(Powers.power(2, 10000)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Powers.power(Double.POSITIVE_INFINITY, 0.5)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Powers.power(-1, 0.5)).isNaN();
        assertThat(Powers.power(Double.NaN, 2)).isNaN();
        assertThat(Powers.logarithm(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    private static void near(double value, double expected) {
        assertThat(value).isCloseTo(expected, within(NEAR * Math.abs(expected)));
    }
}
