package dev.fanin.lab.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.activation.Activations;
import dev.fanin.activation.Elementwise;
import dev.fanin.random.RandomStream;
import dev.fanin.random.Seed;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayerMomentsTest {

    @Test
    void ofReluAndLinearAreExact() {
        LayerMoments relu = LayerMoments.of(Activations.relu(), Math.log(3), 0);
        assertThat(relu.logSecond()).isCloseTo(Math.log(1.5), within(1e-9));
        assertThat(relu.logDerivativeSecond()).isCloseTo(Math.log(0.5), within(1e-9));
        assertThat(relu.mean()).isCloseTo(Math.sqrt(1 / Math.PI), within(1e-9));
        assertThat(relu.slope()).isCloseTo(1, within(1e-9));
        assertThat(relu.derivativeSlope()).isZero();
        assertThat(relu.fluctuation()).isCloseTo(5, within(1e-8));
        assertThat(relu.derivativeFluctuation()).isCloseTo(5, within(1e-8));

        LayerMoments linear = LayerMoments.of(Activations.linear(), Math.log(3), 0);
        assertThat(linear.logSecond()).isCloseTo(Math.log(3), within(1e-9));
        assertThat(linear.fluctuation()).isCloseTo(2, within(1e-8));
        assertThat(linear.derivativeFluctuation()).isCloseTo(2, within(1e-8));
    }

    /// Table 2.2 of gains: E phi^2 and E phi'^2 at q = 1.
    @Test
    void ofTanhAndSigmoidAtUnitVarianceAreTheKnownGains() {
        LayerMoments tanh = LayerMoments.of(Activations.tanh(), 0, 0);
        assertThat(Math.exp(tanh.logSecond())).isCloseTo(0.394294, within(1e-6));
        assertThat(Math.exp(tanh.logDerivativeSecond())).isCloseTo(0.464403, within(1e-6));
        LayerMoments sigmoid = LayerMoments.of(Activations.sigmoid(), 0, 0);
        assertThat(Math.exp(sigmoid.logSecond())).isCloseTo(0.293379, within(1e-6));
        assertThat(Math.exp(sigmoid.logDerivativeSecond())).isCloseTo(0.044836, within(1e-6));
    }

    /// 400,000 draws. `d ln E phi^2 / d ln q = E phi phi' z / E phi^2`, and with the second
    /// derivative the same for phi'. Tolerance 1.5 per cent: four standard errors of the worst, a
    /// fourth moment.
    @ParameterizedTest
    @CsvSource({
        "tanh, 0.1, 0", "tanh, 1, 0", "tanh, 10, 0", "tanh, 2, 0.6",
        "sigmoid, 0.1, 0", "sigmoid, 1, 0", "sigmoid, 10, 0", "sigmoid, 2, -0.6",
        "relu, 4, 0.7", "relu, 4, -0.4", "linear, 4, 0.7"
    })
    void areThoseOfDraws(String activation, double q, double center) {
        Elementwise phi = (Elementwise) Activations.named(activation);
        LayerMoments moments = LayerMoments.of(phi, Math.log(q), center);
        Draw z = new Draw(q, center);
        double second = z.mean(v -> square(phi.value(v)));
        double derivativeSecond = z.mean(v -> square(phi.derivative(v)));
        assertThat(Math.exp(moments.logSecond())).isCloseTo(second, within(0.015 * second));
        assertThat(Math.exp(moments.logDerivativeSecond()))
                .isCloseTo(derivativeSecond, within(0.015 * derivativeSecond));
        assertThat(moments.mean()).isCloseTo(z.mean(phi::value) / Math.sqrt(second), within(0.01));
        assertThat(moments.slope())
                .isCloseTo(z.mean(v -> phi.value(v) * phi.derivative(v) * v) / second, within(0.015));
        assertThat(moments.derivativeSlope())
                .isCloseTo(z.mean(v -> phi.derivative(v) * bend(phi, v) * v) / derivativeSecond, within(0.015));
        double fluctuation = z.mean(v -> square(square(phi.value(v)))) / square(second) - 1;
        assertThat(moments.fluctuation()).isCloseTo(fluctuation, within(0.015 * (1 + fluctuation)));
        double derivativeFluctuation =
                3 * z.mean(v -> square(square(phi.derivative(v)))) / square(derivativeSecond) - 1;
        assertThat(moments.derivativeFluctuation())
                .isCloseTo(derivativeFluctuation, within(0.015 * (1 + derivativeFluctuation)));
    }

    @Nested
    class Extremes {
        @ParameterizedTest
        @ValueSource(strings = {"linear", "relu", "tanh", "sigmoid"})
        void areNumbersForEverySignalThatCanBeWrittenDown(String activation) {
            Elementwise phi = (Elementwise) Activations.named(activation);
            for (double logQ : new double[] {-5000, Math.log(1e-30), Math.log(1e300), 5000}) {
                for (double center : new double[] {-1, -0.5, 0, 1}) {
                    LayerMoments moments = LayerMoments.of(phi, logQ, center);
                    assertThat(moments.mean()).isBetween(-1.000001, 1.000001);
                    assertThat(moments.fluctuation()).isNotNegative().isFinite();
                    assertThat(moments.slope()).isFinite();
                    assertThat(moments.logSecond()).isNotNaN();
                    assertThat(moments.logDerivativeSecond()).isNotEqualTo(Double.POSITIVE_INFINITY);
                }
            }
        }

        @Test
        void areThePowersThatActivationsTurnInto() {
            double tiny = Math.log(1e-30);
            double huge = Math.log(1e300);
            assertThat(LayerMoments.of(Activations.tanh(), tiny, 0).logSecond()).isCloseTo(tiny, within(1e-6));
            assertThat(LayerMoments.of(Activations.tanh(), huge, 0).logSecond()).isCloseTo(0, within(1e-5));
            // E phi'^2 = 4/3 / sqrt(2 pi q), the integral of sech^4 times the density at 0.
            assertThat(LayerMoments.of(Activations.tanh(), huge, 0).logDerivativeSecond())
                    .isCloseTo(Math.log(4.0 / 3 / Math.sqrt(2 * Math.PI)) - huge / 2, within(1e-3));
            assertThat(LayerMoments.of(Activations.sigmoid(), tiny, 0).logSecond())
                    .isCloseTo(Math.log(0.25), within(1e-9));
            assertThat(LayerMoments.of(Activations.sigmoid(), huge, 0).logSecond())
                    .isCloseTo(Math.log(0.5), within(1e-5));
            assertThat(LayerMoments.of(Activations.relu(), huge, 0).logSecond())
                    .isCloseTo(huge - Math.log(2), within(1e-6));
        }

        /// All weights zero, an initializer people do try.
        @Test
        void ofNoSignalAtAllAreThoseAtZero() {
            double none = Double.NEGATIVE_INFINITY;
            assertThat(LayerMoments.of(Activations.sigmoid(), none, 0).logSecond())
                    .isCloseTo(Math.log(0.25), within(1e-9));
            assertThat(LayerMoments.of(Activations.tanh(), none, 0).logSecond()).isEqualTo(none);
            assertThat(LayerMoments.of(Activations.tanh(), none, 0).logDerivativeSecond())
                    .isCloseTo(0, within(1e-9));
            assertThat(LayerMoments.of(Activations.relu(), none, 0).logSecond()).isEqualTo(none);
            assertThat(LayerMoments.of(Activations.relu(), none, 0).logDerivativeSecond())
                    .isCloseTo(Math.log(0.5), within(1e-9));
        }
    }

    /// phi'' where it exists.
    private static double bend(Elementwise phi, double z) {
        return switch (phi.name()) {
            case "tanh" -> -2 * phi.value(z) * phi.derivative(z);
            case "sigmoid" -> phi.derivative(z) * (1 - 2 * phi.value(z));
            default -> 0;
        };
    }

    private static double square(double value) {
        return value * value;
    }

    /// Draws from a normal distribution of the given mean square.
    private record Draw(double q, double center) {
        private static final int COUNT = 400_000;

        double mean(DoubleUnaryOperator f) {
            RandomStream random = Seed.seed(1).stream("draws");
            double sum = 0;
            for (int i = 0; i < COUNT; i++) {
                double z = Math.sqrt(q) * (center + Math.sqrt(1 - center * center) * random.normal(i));
                sum += f.applyAsDouble(z);
            }
            return sum / COUNT;
        }
    }
}
