package dev.fanin.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.random.RandomStream;
import dev.fanin.random.Seed;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// E phi, E phi^2, E phi^4 and E phi'^2 of a Gaussian signal.
class GaussianMomentsTest {

    private static final double EXACT = 1e-11;

    /// With z from N(0, q): E z^2 = q, E z^4 = 3 q^2, E max(0, z) = sqrt(q / 2 pi).
    @Nested
    class ClosedForms {
        @ParameterizedTest
        @ValueSource(doubles = {1e-8, 1e-3, 0.25, 1, 9, 1e4, 1e12})
        void linear(double q) {
            assertMoments(GaussianMoments.of(Activations.linear(), q), 0, q, 3 * q * q, 1);
        }

        @ParameterizedTest
        @ValueSource(doubles = {1e-8, 1e-3, 0.25, 1, 9, 1e4, 1e12})
        void relu(double q) {
            assertMoments(
                    GaussianMoments.of(Activations.relu(), q), Math.sqrt(q / (2 * Math.PI)), q / 2, 1.5 * q * q, 0.5);
        }

        @ParameterizedTest
        @ValueSource(doubles = {1e-8, 0.25, 1, 1e4})
        void leakyReluWrittenByAUser(double q) {
            double a = 0.2;
            assertMoments(
                    GaussianMoments.of(new TwoSlopes(a), q),
                    (1 - a) * Math.sqrt(q / (2 * Math.PI)),
                    q * (1 + a * a) / 2,
                    1.5 * q * q * (1 + a * a * a * a),
                    (1 + a * a) / 2);
        }

        @ParameterizedTest
        @ValueSource(doubles = {1e-3, 1, 100, 1e4})
        void oddFunctionsAreCentred(double q) {
            assertThat(GaussianMoments.of(Activations.tanh(), q).mean()).isCloseTo(0, within(EXACT));
            assertThat(GaussianMoments.of(Activations.sigmoid(), q).mean()).isCloseTo(0.5, within(EXACT));
        }

        /// For a small variance, `tanh z = z - z^3/3 + 2 z^5/15 - ...`.
        @Test
        void smallSignalsPassThroughTanhAsBySeries() {
            double q = 1e-3;
            GaussianMoments moments = GaussianMoments.of(Activations.tanh(), q);
            // E z^4 = 3 q^2, E z^6 = 15 q^3, E z^8 = 105 q^4; tanh^2 = z^2 - 2/3 z^4 + 17/45 z^6 - 62/315 z^8.
            double second = q - 2 * q * q + 17 / 3.0 * q * q * q - 62 / 3.0 * q * q * q * q;
            assertThat(moments.second()).isCloseTo(second, within(1e-13));
        }

        /// For a large variance tanh is the sign: the second moment goes to 1 as `1 - E sech^2`,
        /// and E phi'^2 to `4/3 / sqrt(2 pi q)`, the integral of sech^4 times the density at 0.
        @Test
        void largeSignalsSaturateTanh() {
            double q = 1e8;
            GaussianMoments moments = GaussianMoments.of(Activations.tanh(), q);
            double density = 1 / Math.sqrt(2 * Math.PI * q);
            assertThat(moments.second()).isCloseTo(1 - 2 * density, within(1e-11));
            assertThat(moments.derivativeSecond()).isCloseTo(4 / 3.0 * density, within(1e-11));
        }

        private static void assertMoments(
                GaussianMoments moments, double mean, double second, double fourth, double derivativeSecond) {
            assertThat(moments.mean()).isCloseTo(mean, within(EXACT * Math.sqrt(second)));
            assertThat(moments.second()).isCloseTo(second, within(EXACT * second));
            assertThat(moments.fourth()).isCloseTo(fourth, within(EXACT * fourth));
            assertThat(moments.derivativeSecond()).isCloseTo(derivativeSecond, within(EXACT));
        }
    }

    /// Computed independently with 64-node quadrature in Python and printed to six digits.
    @ParameterizedTest
    @CsvSource({
        "linear, 0, 1, 1",
        "sigmoid, 0.5, 0.293379, 0.044836",
        "tanh, 0, 0.394294, 0.464403",
        "relu, 0.398942, 0.5, 0.5"
    })
    void agreesWithTheTableAtUnitVariance(String name, double mean, double second, double derivativeSecond) {
        GaussianMoments moments = GaussianMoments.of((Elementwise) Activations.named(name), 1);
        assertThat(moments.mean()).isCloseTo(mean, within(5.1e-7));
        assertThat(moments.second()).isCloseTo(second, within(5.1e-7));
        assertThat(moments.derivativeSecond()).isCloseTo(derivativeSecond, within(5.1e-7));
    }

    /// The Monte-Carlo twin: n = 1,000,000 values; 5 standard errors each, one false alarm in 1.7
    /// million seeds.
    @ParameterizedTest
    @CsvSource({"sigmoid, 2", "tanh, 0.5", "tanh, 9", "relu, 2"})
    void agreesWithDrawnSignals(String name, double q) {
        Elementwise phi = (Elementwise) Activations.named(name);
        RandomStream stream = Seed.seed(3).stream("signal");
        int n = 1_000_000;
        double sum = 0;
        double squares = 0;
        double fourths = 0;
        double derivatives = 0;
        double derivativeFourths = 0;
        for (int i = 0; i < n; i++) {
            double z = Math.sqrt(q) * stream.normal(i);
            double square = phi.value(z) * phi.value(z);
            double derivative = phi.derivative(z) * phi.derivative(z);
            sum += phi.value(z);
            squares += square;
            fourths += square * square;
            derivatives += derivative;
            derivativeFourths += derivative * derivative;
        }
        GaussianMoments moments = GaussianMoments.of(phi, q);
        assertThat(moments.mean()).isCloseTo(sum / n, within(error(sum, squares, n)));
        assertThat(moments.second()).isCloseTo(squares / n, within(error(squares, fourths, n)));
        assertThat(moments.derivativeSecond())
                .isCloseTo(derivatives / n, within(error(derivatives, derivativeFourths, n)));
        // Negative control: three per cent off would be seen.
        assertThat(Math.abs(1.03 * moments.second() - squares / n)).isGreaterThan(error(squares, fourths, n));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesWhatIsNoVariance(double q) {
        assertThatThrownBy(() -> GaussianMoments.of(Activations.tanh(), q))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The variance must be positive and finite, got " + q + ".");
    }

    private static double error(double sum, double squares, int n) {
        double mean = sum / n;
        return 5 * Math.sqrt((squares / n - mean * mean) / n);
    }
}
