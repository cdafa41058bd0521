package dev.fanin.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.math.Erf;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The quantile of the normal law cut at two deviations, over a dense grid of words, the middle and
/// both ends.
class TruncatedQuantileTest {

    private static final double BOUND = 4e-7;

    @Test
    void solvesTheEquationOfTheLaw() {
        assertThat(words().mapToDouble(word -> error(word, TruncatedQuantile.of(word)))
                        .max()
                        .orElseThrow())
                .isLessThan(BOUND);
    }

    /// The bound is no empty one: a value that is off by two units in the last place at 1 is seen.
    @Test
    void aValueThatIsOffIsSeen() {
        assertThat(words().mapToDouble(word -> error(word, TruncatedQuantile.of(word) * (1 + 8e-7)))
                        .min()
                        .orElseThrow())
                .isGreaterThan(BOUND);
    }

    @Test
    void growsWithTheWordFromMinusTwoToTwo() {
        assertThat(TruncatedQuantile.of(Integer.MIN_VALUE)).isEqualTo(-2);
        assertThat(TruncatedQuantile.of(0)).isZero();
        assertThat(TruncatedQuantile.of(Integer.MAX_VALUE)).isEqualTo(2);
        float before = -2;
        for (long word = Integer.MIN_VALUE; word <= Integer.MAX_VALUE; word += 4096) {
            float value = TruncatedQuantile.of((int) word);
            assertThat(value).isBetween(before, 2f);
            before = value;
        }
    }

    /// Words of magnitude 2^30 or more are rounded to multiples of 64 at least: these are all the
    /// values there are near the ends.
    @Test
    void noWordLeadsBeyondTwo() {
        float greatest = 0;
        for (long word = 1L << 30; word <= Integer.MAX_VALUE; word += 64) {
            greatest = Math.max(greatest, TruncatedQuantile.of((int) word));
            greatest = Math.max(greatest, -TruncatedQuantile.of((int) -word));
        }
        assertThat(greatest).isEqualTo(TruncatedQuantile.of(Integer.MAX_VALUE)).isEqualTo(2);
    }

    /// How far z is from the root of `erf(z / sqrt 2) = v erf(sqrt 2)`, relative to z: one Newton
    /// step, exact to the square of what it finds.
    private static double error(int word, double z) {
        double v = word * 0x1p-31f;
        if (v == 0) {
            return Math.abs(z);
        }
        double residual = Erf.erf(z / Math.sqrt(2)) - v * Erf.erf(Math.sqrt(2));
        double slope = Math.sqrt(2 / Math.PI) * StrictMath.exp(-z * z / 2);
        return Math.abs(residual / slope / z);
    }

    private static IntStream words() {
        IntStream grid = IntStream.range(0, 1_000_000).map(i -> Integer.MIN_VALUE + i * 4294);
        IntStream middle = IntStream.range(1, 10_000).flatMap(i -> IntStream.of(i, -i));
        IntStream ends =
                IntStream.range(0, 10_000).flatMap(i -> IntStream.of(Integer.MIN_VALUE + i, Integer.MAX_VALUE - i));
        return IntStream.concat(grid, IntStream.concat(middle, ends));
    }
}
