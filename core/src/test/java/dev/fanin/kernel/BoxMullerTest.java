package dev.fanin.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The factors of Box and Muller against double precision, over a dense grid of words and all words
/// around powers of 2.
class BoxMullerTest {

    private static final double BOUND = 4e-7;

    /// u is the word with its last bit set, as a multiple of 2^-32.
    @Test
    void radiusIsThatOfTheWord() {
        double worst = worst(
                word -> {
                    int exponent = BoxMuller.exponent(word);
                    return BoxMuller.radius(exponent, BoxMuller.remainder(word, exponent));
                },
                word -> {
                    double u = ((word | 1) & 0xFFFFFFFFL) * 0x1p-32;
                    double log = u < 0.5 ? StrictMath.log(u) : StrictMath.log1p(-(1 - u));
                    return Math.sqrt(-2 * log);
                });
        assertThat(worst).isLessThan(BOUND);
    }

    /// t is the word in float32, which holds 24 of its bits.
    @Test
    void cosineAndSineAreThoseOfTheAngle() {
        assertThat(worst(BoxMuller::cosine, BoxMullerTest::cosine)).isLessThan(BOUND);
        assertThat(worst(BoxMuller::sine, BoxMullerTest::sine)).isLessThan(BOUND);
    }

    /// The bound is no empty one: an angle that is off by a millionth of a turn is seen.
    @Test
    void anAngleThatIsOffIsSeen() {
        assertThat(worst(word -> BoxMuller.cosine(word + (1 << 12)), BoxMullerTest::cosine))
                .isGreaterThan(BOUND);
    }

    /// `sqrt(-2 ln 2^-32) = 6.660437`, and both ends of the circle.
    @Test
    void theEndsAreWhatTheyShouldBe() {
        assertThat(BoxMuller.radius(31, BoxMuller.remainder(0, 31))).isEqualTo(6.660437f);
        assertThat(BoxMuller.radius(0, BoxMuller.remainder(-1, 0))).isEqualTo(0x1p-15f * 0.70710678f);
        assertThat((double) BoxMuller.cosine(0)).isCloseTo(1, within(BOUND));
        assertThat(BoxMuller.sine(0)).isZero();
        assertThat((double) BoxMuller.cosine(Integer.MIN_VALUE)).isCloseTo(-1, within(BOUND));
        assertThat(BoxMuller.sine(Integer.MIN_VALUE)).isZero();
        assertThat(BoxMuller.cosine(1 << 30)).isZero();
        assertThat((double) BoxMuller.sine(1 << 30)).isCloseTo(1, within(BOUND));
    }

    private static double cosine(int word) {
        double fromQuarter = 0.5 - Math.abs(word * 0x1p-31f);
        return StrictMath.sin(Math.PI * fromQuarter);
    }

    private static double sine(int word) {
        double t = Math.abs((double) (word * 0x1p-31f));
        return Math.copySign(StrictMath.sin(Math.PI * Math.min(t, 1 - t)), word);
    }

    private static double worst(IntToDoubleFunction actual, IntToDoubleFunction exact) {
        IntStream grid = IntStream.range(0, 1_000_000).map(i -> Integer.MIN_VALUE + i * 4294);
        IntStream powers = IntStream.range(0, 32)
                .flatMap(p -> IntStream.rangeClosed(-2000, 2000).map(i -> (1 << p) + i));
        return IntStream.concat(grid, powers)
                .mapToDouble(word -> relative(actual.applyAsDouble(word), exact.applyAsDouble(word)))
                .max()
                .orElseThrow();
    }

    private static double relative(double actual, double exact) {
        return actual == exact ? 0 : Math.abs(actual - exact) / Math.abs(exact);
    }
}
