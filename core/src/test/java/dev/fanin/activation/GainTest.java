package dev.fanin.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.math.Erf;
import dev.fanin.random.RandomStream;
import dev.fanin.random.Seed;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The gains of activations against closed forms, a table and draws.
class GainTest {

    private static final double EXACT = 1e-12;

    /// A function that only the tests know.
    record Function(String name, DoubleUnaryOperator phi, DoubleUnaryOperator slope) implements CustomActivation {
        @Override
        public double value(double z) {
            return phi.applyAsDouble(z);
        }

        @Override
        public double derivative(double z) {
            return slope.applyAsDouble(z);
        }
    }

    private static Elementwise phi(String name) {
        return switch (name) {
            case "erf" -> new Function(name, Erf::erf, z -> 2 / Math.sqrt(Math.PI) * Math.exp(-z * z));
            case "sin" -> new Function(name, Math::sin, Math::cos);
            case "arctan" -> new Function(name, Math::atan, z -> 1 / (1 + z * z));
            case "relu^2" -> new Function(name, z -> z > 0 ? z * z : 0, z -> z > 0 ? 2 * z : 0);
            case "1.7159 tanh(2z/3)" ->
                new Function(
                        name,
                        z -> 1.7159 * Math.tanh(2 * z / 3),
                        z -> 1.7159 * 2 / 3 / Math.pow(Math.cosh(2 * z / 3), 2));
            default -> (Elementwise) Activations.named(name);
        };
    }

    private static Gain gain(String name) {
        return Gain.of(phi(name));
    }

    /// With z from N(0, 1) and its distribution function P.
    @Nested
    class ClosedForms {
        @Test
        void linear() {
            assertGain("linear", 0, 1, 1);
        }

        @Test
        void relu() {
            assertGain("relu", 1 / Math.sqrt(2 * Math.PI), 0.5, 0.5);
            assertThat(gain("relu").gain()).isCloseTo(Math.sqrt(2), within(EXACT));
            assertThat(gain("relu").varianceGain()).isCloseTo(1 / Math.sqrt(0.5 - 0.5 / Math.PI), within(EXACT));
        }

        @ParameterizedTest
        @ValueSource(doubles = {0, 0.01, 0.2, 0.3, 1, 2})
        void leakyRelu(double a) {
            double second = (1 + a * a) / 2;
            assertGain(Activations.leakyRelu(a).name(), (1 - a) / Math.sqrt(2 * Math.PI), second, second);
        }

        @Test
        void squaredRelu() {
            assertGain("relu^2", 0.5, 1.5, 2);
        }

        /// Source: Williams, "Computing with infinite networks", 1997.
        @Test
        void errorFunction() {
            assertGain("erf", 0, 2 / Math.PI * Math.asin(2 / 3.0), 4 / Math.PI / Math.sqrt(5));
        }

        @Test
        void sine() {
            assertGain("sin", 0, (1 - Math.exp(-2)) / 2, (1 + Math.exp(-2)) / 2);
        }

        @Test
        void exponential() {
            assertGain("exponential", Math.exp(0.5), Math.exp(2), Math.exp(2));
        }

        @Test
        void hardTanh() {
            double inside = 1 - 2 * tail(1);
            assertGain("hard_tanh", 0, inside - 2 * density(1) + 2 * tail(1), inside);
        }

        /// Integrating by parts: E z P(z) = E p(z), and E z^2 P(z)^2 = E P(z)^2 + 2 E z P(z) p(z).
        @Test
        void gelu() {
            Gain gelu = gain("gelu");
            assertThat(gelu.mean()).isCloseTo(0.5 / Math.sqrt(Math.PI), within(EXACT));
            assertThat(gelu.secondMoment()).isCloseTo(1 / 3.0 + 0.5 / Math.PI / Math.sqrt(3), within(EXACT));
        }

        /// With E exp(kz) over z < 0 = exp(k^2 / 2) P(-k).
        @ParameterizedTest
        @ValueSource(doubles = {0.5, 1, 1.5})
        void elu(double a) {
            double once = Math.exp(0.5) * tail(1);
            double twice = Math.exp(2) * tail(2);
            assertGain(
                    Activations.elu(a).name(),
                    density(0) + a * (once - 0.5),
                    0.5 + a * a * (twice - 2 * once + 0.5),
                    0.5 + a * a * twice);
        }

        /// The same with exp(z / a), which for a small a falls fast.
        @ParameterizedTest
        @ValueSource(doubles = {0.1, 0.3, 1, 3})
        void celu(double a) {
            double once = Math.exp(0.5 / a / a) * tail(1 / a);
            double twice = Math.exp(2 / a / a) * tail(2 / a);
            assertGain(
                    Activations.celu(a).name(),
                    density(0) + a * (once - 0.5),
                    0.5 + a * a * (twice - 2 * once + 0.5),
                    0.5 + twice);
        }

        /// Its constants are chosen for mean 0 and variance 1.
        @Test
        void selu() {
            assertThat(gain("selu").mean()).isCloseTo(0, within(EXACT));
            assertThat(gain("selu").secondMoment()).isCloseTo(1, within(EXACT));
        }

        @Test
        void softplusHasTheSlopeOfSigmoid() {
            assertThat(gain("softplus").derivativeSecondMoment())
                    .isCloseTo(gain("sigmoid").secondMoment(), within(EXACT));
        }

        @ParameterizedTest
        @ValueSource(doubles = {0, 0.3, 0.5, 2})
        void shrinking(double t) {
            assertGain(Activations.hardShrink(t).name(), 0, 2 * (t * density(t) + tail(t)), 2 * tail(t));
            assertGain(Activations.softShrink(t).name(), 0, 2 * ((1 + t * t) * tail(t) - t * density(t)), 2 * tail(t));
        }

        @ParameterizedTest
        @CsvSource({"0, 0", "0.5, 0", "-0.7, 2"})
        void threshold(double t, double v) {
            double above = tail(t);
            assertGain(
                    Activations.threshold(t, v).name(),
                    density(t) + v * (1 - above),
                    t * density(t) + above + v * v * (1 - above),
                    above);
        }

        /// By parts, `E z tanh z = E (1 - tanh^2)`.
        @Test
        void tanhShrink() {
            double tanh = gain("tanh").secondMoment();
            double fourth = GaussianMoments.of(Activations.tanh(), 1).fourth();
            assertGain("tanh_shrink", 0, 3 * tanh - 1, fourth);
        }

        @Test
        void logSigmoidIsSoftplusTurnedAround() {
            Gain softplus = gain("softplus");
            assertGain("log_sigmoid", -softplus.mean(), softplus.secondMoment(), softplus.derivativeSecondMoment());
        }

        /// The odd parts vanish; `E 1 / (z^2 + b) = sqrt(pi / 2b) exp(b / 2) erfc(sqrt(b / 2))`.
        @ParameterizedTest
        @ValueSource(doubles = {0.01, 0.25, 1, 4, 30})
        void squareplus(double b) {
            double inverse = Math.sqrt(Math.PI / 2 / b) * Math.exp(b / 2) * Erf.complement(Math.sqrt(b / 2));
            Gain gain = Gain.of(Activations.squarePlus(b));
            assertThat(gain.secondMoment()).isCloseTo((2 + b) / 4, within(EXACT * (1 + b)));
            assertThat(gain.derivativeSecondMoment()).isCloseTo((2 - b * inverse) / 4, within(EXACT));
        }

        @Test
        void sparsePlusHasTheSlopeOfSparseSigmoid() {
            double inside = 1 - 2 * tail(1);
            double middle = (2 * inside - 2 * density(1)) / 4;
            assertGain("sparse_sigmoid", 0.5, middle + tail(1), inside / 4);
            assertThat(gain("sparse_plus").mean()).isCloseTo(middle + density(1), within(EXACT));
            assertThat(gain("sparse_plus").derivativeSecondMoment()).isCloseTo(middle + tail(1), within(EXACT));
        }

        private static void assertGain(String name, double mean, double second, double derivativeSecond) {
            Gain gain = gain(name);
            assertThat(gain.mean()).isCloseTo(mean, within(EXACT));
            assertThat(gain.secondMoment()).isCloseTo(second, within(EXACT * Math.max(1, second)));
            assertThat(gain.derivativeSecondMoment())
                    .isCloseTo(derivativeSecond, within(EXACT * Math.max(1, derivativeSecond)));
        }

        private static double density(double z) {
            return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
        }

        private static double tail(double z) {
            return Erf.complement(z / Math.sqrt(2)) / 2;
        }
    }

    /// Computed independently by quadrature in Python and printed to six digits.
    @ParameterizedTest
    @CsvSource(textBlock = """
            linear,                          0,       1,       1,       1,        1,        1,        1
            sigmoid,                         .5,      .293379, .044836, 1.846229, 4.801313, 4.722646, .152827
            tanh,                            0,       .394294, .464403, 1.592537, 1.592537, 1.467414, 1.177807
            1.7159 tanh(2z/3),               0,       .750430, .803989, 1.154369, 1.154369, 1.115257, 1.071371
            erf,                             0,       .464559, .569410, 1.467167, 1.467167, 1.325218, 1.225700
            hard_tanh,                       0,       .516059, .682689, 1.392036, 1.392036, 1.210287, 1.322892
            softsign,                        0,       .183014, .227671, 2.337533, 2.337533, 2.095781, 1.244010
            arctan,                          0,       .449701, .5,      1.491208, 1.491208, 1.414214, 1.111850
            sin,                             0,       .432332, .567668, 1.520867, 1.520867, 1.327251, 1.313035
            relu,                            .398942, .5,      .5,      1.414214, 1.712859, 1.414214, 1
            leaky_relu(negative_slope=0.01), .394953, .500050, .500050, 1.414143, 1.704832, 1.414143, 1
            leaky_relu,                      .319154, .52,     .52,     1.386750, 1.546460, 1.386750, 1
            leaky_relu(negative_slope=0.3),  .279260, .545,    .545,    1.354571, 1.463306, 1.354571, 1
            relu6,                           .398942, .5,      .5,      1.414214, 1.712859, 1.414214, 1
            elu,                             .160521, .644945, .668102, 1.245198, 1.270843, 1.223429, 1.035905
            celu,                            .160521, .644945, .668102, 1.245198, 1.270843, 1.223429, 1.035905
            selu,                            0,       1,       1.071575, 1,       1,        .966026,  1.071575
            gelu,                            .282095, .425221, .455851, 1.533530, 1.700926, 1.481114, 1.072032
            gelu(approximate=true),          .282039, .425194, .455818, 1.533581, 1.700917, 1.481168, 1.072024
            silu,                            .206621, .355776, .379482, 1.676532, 1.787187, 1.623320, 1.066634
            mish,                            .240404, .452342, .479084, 1.486848, 1.592025, 1.444755, 1.059118
            softplus,                        .806059, .921246, .293379, 1.041867, 1.919126, 1.846229, .318459
            hard_sigmoid,                    .5,      .277639, .027703, 1.897840, 6.015034, 6.008116, .099780
            hard_silu,                       .166217, .331567, .358532, 1.736657, 1.813871, 1.670076, 1.081323
            relu^2,                          .5,      1.5,     2,       .816497,  .894427,  .707107,  1.333333
            """)
    void agreesWithTheTable(
            String name,
            double mean,
            double second,
            double derivativeSecond,
            double gain,
            double varianceGain,
            double backwardGain,
            double chi1) {
        Gain actual = gain(name);
        assertThat(actual.mean()).isCloseTo(mean, within(5.1e-7));
        assertThat(actual.secondMoment()).isCloseTo(second, within(5.1e-7));
        assertThat(actual.derivativeSecondMoment()).isCloseTo(derivativeSecond, within(5.1e-7));
        assertThat(actual.gain()).isCloseTo(gain, within(5.1e-7));
        assertThat(actual.varianceGain()).isCloseTo(varianceGain, within(5.1e-7));
        assertThat(actual.backwardGain()).isCloseTo(backwardGain, within(5.1e-7));
        assertThat(actual.chi1()).isCloseTo(chi1, within(5.1e-7));
    }

    /// Without the exponential, whose fourth moment no number of draws shows.
    static Stream<Elementwise> drawn() {
        return ActivationsTest.elementwise().filter(phi -> !(phi instanceof Exponential));
    }

    /// The Monte-Carlo twin: n = 200,000 values; 5 standard errors each, one false alarm in 1.7
    /// million seeds for each of 105 readings.
    @ParameterizedTest
    @MethodSource("drawn")
    void agreesWithDrawnSignals(Elementwise phi) {
        RandomStream stream = Seed.seed(5).stream("signal");
        Mean mean = new Mean();
        Mean second = new Mean();
        Mean derivativeSecond = new Mean();
        for (int i = 0; i < 200_000; i++) {
            double z = stream.normal(i);
            mean.add(phi.value(z));
            second.add(phi.value(z) * phi.value(z));
            derivativeSecond.add(phi.derivative(z) * phi.derivative(z));
        }
        Gain gain = Gain.of(phi);
        assertThat(gain.mean()).isCloseTo(mean.value(), within(5 * mean.error()));
        assertThat(gain.secondMoment()).isCloseTo(second.value(), within(5 * second.error()));
        assertThat(gain.derivativeSecondMoment())
                .isCloseTo(derivativeSecond.value(), within(5 * derivativeSecond.error() + EXACT));
        // To first order the gain is off by half the relative error of the second moment.
        double gainError = gain.gain() * second.error() / second.value() / 2;
        assertThat(gain.gain()).isCloseTo(1 / Math.sqrt(second.value()), within(5 * gainError));
        // Negative control: three per cent off would be seen.
        assertThat(Math.abs(1.03 * gain.gain() - 1 / Math.sqrt(second.value()))).isGreaterThan(5 * gainError);
    }

    /// The mean of values, and its standard error.
    private static final class Mean {
        private int n;
        private double sum;
        private double squares;

        void add(double value) {
            n++;
            sum += value;
            squares += value * value;
        }

        double value() {
            return sum / n;
        }

        double error() {
            return Math.sqrt(Math.max(0, squares / n - value() * value()) / n);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.7, -1e-9, 1e9})
    void aConstantHasNoVarianceGain(double c) {
        Gain gain = Gain.of(new Function("constant", z -> c, z -> 0));
        assertThat(gain.varianceGain()).isInfinite();
        assertThat(gain.backwardGain()).isInfinite();
        assertThat(gain.gain()).isCloseTo(1 / Math.abs(c), within(1e-12 / Math.abs(c)));
    }

    /// Quadrature of an odd function leaves 1e-17, which nobody wants to read.
    @ParameterizedTest
    @ValueSource(strings = {"linear", "tanh", "softsign", "hard_tanh", "selu"})
    void centredOutputsHaveMeanZero(String name) {
        assertThat(gain(name).mean()).isZero();
    }
}
