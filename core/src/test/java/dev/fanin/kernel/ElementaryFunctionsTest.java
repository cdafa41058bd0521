package dev.fanin.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Functions for float32 against `StrictMath` in double, over all exponents a float can have.
class ElementaryFunctionsTest {

    /// The stated bound of each is asserted; what was measured is smaller.
    @Test
    void theExponentialKeepsItsDigits() {
        assertRelative(Exponentials::exp, StrictMath::exp, -103, 88.7, 4e-7);
        assertRelative(Exponentials::exp, StrictMath::exp, -20, 20, 1e-9);
        assertRelative(x -> Exponentials.decay(-x), StrictMath::exp, -103, 0, 4e-7);
        assertRelative(Exponentials::decayMinusOne, StrictMath::expm1, -103, 0, 1e-8);
        assertRelative(x -> Exponentials.logOfOnePlus(x), StrictMath::log1p, 0, 1, 3e-9);
        assertThat(Exponentials.exp(0)).isOne();
        assertThat(Exponentials.exp(1e30)).isGreaterThan(Float.MAX_VALUE).isFinite();
        assertThat((float) Exponentials.exp(Double.NEGATIVE_INFINITY)).isZero();
        assertThat((float) Exponentials.exp(Double.POSITIVE_INFINITY)).isInfinite();
        assertThat(Exponentials.exp(Double.NaN)).isNaN();
        assertThat(Exponentials.decay(Double.POSITIVE_INFINITY)).isBetween(0.0, 1e-300);
        assertThat(Exponentials.decayMinusOne(Double.NEGATIVE_INFINITY)).isEqualTo(-1);
    }

    @Test
    void theRoughExponentialIsAsGoodAsItSays() {
        for (double x = -170; x < 30; x += 0.01) {
            double expected = StrictMath.exp(x);
            double bound = x * x * x * x / 24 / 512 / 512 / 512 * 1.5 + 1e-13;
            assertThat(Exponentials.rough(x))
                    .isCloseTo(expected, within(Math.min(expected * bound + 1e-11, 2e-9 + expected * bound)));
        }
    }

    @Test
    void theHyperbolicTangentKeepsItsDigits() {
        assertRelative(x -> HyperbolicTangent.of((float) x), StrictMath::tanh, -20, 20, 5e-7);
        assertThat(HyperbolicTangent.of(Float.POSITIVE_INFINITY)).isOne();
        assertThat(HyperbolicTangent.of(-1e30f)).isEqualTo(-1);
        assertThat(HyperbolicTangent.of(Float.NaN)).isNaN();
        assertThat(HyperbolicTangent.of(-0f)).isEqualTo(-0f);
        assertThat(HyperbolicTangent.cutOff(Float.NEGATIVE_INFINITY)).isEqualTo(Float.NEGATIVE_INFINITY);
    }

    /// By mpmath with 30 digits: `sqrt(pi / 2) exp(t^2 / 2) erfc(t / sqrt(2))`.
    @ParameterizedTest
    @CsvSource({
        "0, 1.2533141373155003",
        "0.5, 0.8763644564536932",
        "1, 0.6556795424187985",
        "3, 0.3045902987101033",
        "8, 0.1231319632579323",
        "14, 0.0710695805388521"
    })
    void theTailOfTheNormalDistributionKeepsItsDigits(float t, double ratio) {
        assertThat((double) NormalTail.ratio(t)).isCloseTo(ratio, withinPercentage(1e-4));
        double density = StrictMath.exp(-(double) t * t / 2) / StrictMath.sqrt(2 * Math.PI);
        assertThat(NormalTail.density(t)).isCloseTo(density, withinPercentage(4e-5));
        assertThat(NormalTail.roughDensity(Math.min(t, 13))).isCloseTo(t > 13 ? 0 : density, within(1e-8));
    }

    @Test
    void logarithmsAreThoseOfTheDefinition() {
        for (double x = 1; x < 1e300; x *= 1.37) {
            assertThat(Exponentials.log(x)).isCloseTo(StrictMath.log(x), within(1e-14 * (1 + StrictMath.log(x))));
        }
        assertThat(Exponentials.log(1)).isZero();
        float[] z = {1000, 1001, 999, 1000, 5};
        double expected = 1001 + StrictMath.log(1 + 2 * StrictMath.exp(-1) + StrictMath.exp(-2));
        assertThat(Softmaxes.logSumExp(z, 0, 4)).isCloseTo(expected, within(1e-9));
        assertThat(Softmaxes.logSumExp(new float[] {0, Float.NaN}, 0, 2)).isNaN();
    }

    @Test
    void stepsAreOneAboveZero() {
        for (float z : new float[] {Float.MIN_VALUE, 1e-30f, 1, Float.MAX_VALUE, Float.POSITIVE_INFINITY}) {
            assertThat(Steps.above(z)).isOne();
            assertThat(Steps.above(-z)).isZero();
        }
        assertThat(Steps.above(0)).isZero();
        assertThat(Steps.above(Float.NaN)).isNaN();
        assertThat(Steps.floor(0.3)).isEqualTo(Math.nextDown(0.3f));
        assertThat(Steps.floor(0.5)).isEqualTo(0.5f);
    }

    private static void assertRelative(
            DoubleUnaryOperator actual, DoubleUnaryOperator expected, double from, double to, double bound) {
        double step = (to - from) / 30_000;
        for (double x = from; x <= to; x += step) {
            assertClose(actual, expected, (float) x, bound);
        }
        for (int exponent = -149; exponent < 7; exponent++) {
            for (double x : new double[] {Math.scalb(1.37, exponent), -Math.scalb(1.37, exponent)}) {
                if (x >= from && x <= to) {
                    assertClose(actual, expected, (float) x, bound);
                }
            }
        }
    }

    private static void assertClose(DoubleUnaryOperator actual, DoubleUnaryOperator expected, float x, double bound) {
        double value = expected.applyAsDouble(x);
        if (!(Math.abs(actual.applyAsDouble(x) - value) <= bound * Math.abs(value) + 1e-45)) {
            assertThat(actual.applyAsDouble(x)).as("at %s", x).isCloseTo(value, within(bound * Math.abs(value)));
        }
    }
}
