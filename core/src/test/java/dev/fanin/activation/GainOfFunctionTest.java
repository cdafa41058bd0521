package dev.fanin.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.fanin.math.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The gains of functions as a user would hand them over, without a derivative.
class GainOfFunctionTest {

    private static final double EXACT = 1e-12;

    @Test
    void haveTheGainsOfTheirClosedForms() {
        double e2 = Math.exp(-2);
        assertGain(Gain.of(z -> z), 0, 1, 1);
        assertGain(Gain.of(z -> Math.max(0, z), 0), 1 / Math.sqrt(2 * Math.PI), 0.5, 0.5);
        assertGain(Gain.of(z -> z > 0 ? z : 0.2 * z, 0), 0.8 / Math.sqrt(2 * Math.PI), 0.52, 0.52);
        assertGain(Gain.of(z -> z > 0 ? z * z : 0, 0), 0.5, 1.5, 2);
        assertGain(Gain.of(Erf::erf), 0, 2 / Math.PI * Math.asin(2 / 3.0), 4 / Math.PI / Math.sqrt(5));
        assertGain(Gain.of(Math::sin), 0, (1 - e2) / 2, (1 + e2) / 2);
        assertGain(Gain.of(Math::cos), Math.exp(-0.5), (1 + e2) / 2, (1 - e2) / 2);
        assertThat(Gain.of(z -> Math.log1p(Math.exp(z))).derivativeSecondMoment())
                .isCloseTo(Gain.of(Activations.sigmoid()).secondMoment(), within(EXACT));
    }

    /// Steps at -1 and 1, and a function without a slope between them.
    @Test
    void mayJumpWhereTheySaySo() {
        double tail = Erf.complement(Math.sqrt(0.5)) / 2;
        Gain step = Gain.of(z -> z < -1 ? -1 : z < 1 ? 0 : 1, 1, -1, 1);
        assertGain(step, 0, 2 * tail, 0);
    }

    @ParameterizedTest
    @MethodSource("dev.fanin.activation.ActivationsTest#elementwise")
    void agreeWithTheSameActivationThatKnowsItsDerivative(Elementwise phi) {
        Gain known = Gain.of(phi);
        Gain found = Gain.of(phi::value, phi.kinks());
        assertThat(found.mean()).isEqualTo(known.mean());
        assertThat(found.secondMoment()).isEqualTo(known.secondMoment());
        assertThat(found.derivativeSecondMoment())
                .isCloseTo(known.derivativeSecondMoment(), within(EXACT * Math.max(1, known.derivativeSecondMoment())));
    }

    /// The negative control: a kink that is kept back shows.
    @Test
    void areWrongWithoutTheirKinks() {
        double found = Gain.of(z -> Math.max(0, z - 0.3)).derivativeSecondMoment();
        double known = Gain.of(z -> Math.max(0, z - 0.3), 0.3).derivativeSecondMoment();
        assertThat(Math.abs(found - known)).isGreaterThan(1e-4);
    }

    @Test
    void canBringTheirDerivative() {
        double a = 50;
        Gain known = Gain.of(CustomActivation.of(
                "steep", z -> Math.tanh(a * z), z -> a / Math.pow(Math.cosh(a * z), 2), -0.1, 0.1));
        Gain sharp = Gain.of(z -> Math.tanh(a * z), -0.1, 0.1);
        assertThat(known.secondMoment()).isEqualTo(sharp.secondMoment());
        // E phi'^2 is 4/3 a times the density at 0, less E z^2 / 2 over the peak, of order 1 / a^2
        assertThat(known.derivativeSecondMoment())
                .isCloseTo(4 / 3.0 * a / Math.sqrt(2 * Math.PI), withinPercentage(0.1));
    }

    /// To the left, as for relu; beside it, from the side where z lies.
    @Test
    void takeTheLeftSideAtAKink() {
        Elementwise bent = CustomActivation.of("bent", z -> z > 1 ? Math.exp(z) : 3 * z, 1);
        assertThat(bent.derivative(1)).isCloseTo(3, within(1e-11));
        assertThat(bent.derivative(Math.nextUp(1.0))).isNotNaN();
        assertThat(bent.derivative(1.001)).isCloseTo(Math.exp(1.001), within(1e-9));
        assertThat(bent.derivative(0.999)).isCloseTo(3, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void haveKinksThatAreNumbers(double kink) {
        assertThatThrownBy(() -> Gain.of(Math::sin, 0, kink))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A kink must be a finite number, got " + kink + ".");
    }

    private static void assertGain(Gain gain, double mean, double second, double derivativeSecond) {
        assertThat(gain.mean()).isCloseTo(mean, within(EXACT));
        assertThat(gain.secondMoment()).isCloseTo(second, within(EXACT));
        assertThat(gain.derivativeSecondMoment()).isCloseTo(derivativeSecond, within(EXACT));
    }
}
