package dev.fanin.lab.theory;

import static dev.fanin.init.Initializers.constant;
import static dev.fanin.init.Initializers.ones;
import static dev.fanin.init.Initializers.randomNormal;
import static dev.fanin.layer.Layers.activation;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.init.Initializer;
import dev.fanin.lab.probe.Probe;
import dev.fanin.lab.profile.Chains;
import dev.fanin.lab.profile.Draws;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.lab.profile.Rms;
import dev.fanin.loss.Loss;
import dev.fanin.loss.Losses;
import dev.fanin.model.Sequential;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The gradient at the output of a layer whose sums are exactly N(0, q): one input of 1 and
/// Gaussian weights.
class OutputGradientTest {

    @Nested
    class SoftmaxWithCrossentropy {
        /// One row for each class, all of the same input, so that labels are even. 2000 networks;
        /// tolerance 4 standard errors of theirs, and as much for the 4096 draws of the theory.
        @ParameterizedTest
        @CsvSource({"0.01, 2", "0.01, 10", "1, 2", "1, 10", "1, 100", "25, 2", "25, 10", "1e4, 10", "1e20, 3"})
        void isThatOfNetworks(double q, int classes) {
            Sequential network = classifier(classes, randomNormal(Math.sqrt(q)));
            Tensor x = Chains.labels(classes, 1).reshape(Shape.of(classes, 1));
            Arrays.fill(x.array(), 1f);
            Tensor y = Chains.labels(classes, classes);
            int draws = classes == 100 ? 200 : 2000;
            Draws measured = Draws.of(
                    draws,
                    s -> output(Probe.measure(network.build(seed(s)), LOSS, x, y))
                            .log10());
            Rms predicted = output(SignalPropagation.predict(network.network(), LOSS, x, y));
            assertThat(measured.mean()).isCloseTo(predicted.log10(), within(8 * measured.standardError() + 1e-6));
        }

        /// `((K - 1)^2 + K - 1) / K^3 = (1 - 1/K) / K` where nothing is known yet, `(2 - 2/K) / K`
        /// where every guess is certain.
        @Test
        void liesBetweenNoOpinionAndCertainty() {
            assertThat(meanSquare(1e-12)).isCloseTo(0.09, within(1e-6));
            assertThat(meanSquare(1e30)).isCloseTo(0.18, within(1e-6));
        }

        @Test
        void doesNotChangeWithABiasThatAllClassesShare() {
            Tensor x = Tensor.of(Shape.of(1, 1), 1);
            Tensor y = Chains.labels(1, 10);
            Sequential shifted = Sequential.of(
                    input(1),
                    dense(10, "softmax").kernelInitializer(randomNormal(1)).biasInitializer(ones()));
            assertThat(output(SignalPropagation.predict(shifted.network(), LOSS, x, y))
                            .log10())
                    .isCloseTo(0.5 * Math.log10(meanSquare(1)), within(1e-9));
        }

        @Test
        void isTheSameBehindASoftmaxLayerOfItsOwn() {
            Tensor x = Tensor.of(Shape.of(1, 1), 1);
            Sequential apart =
                    Sequential.of(input(1), dense(10).kernelInitializer(randomNormal(1)), activation("softmax"));
            assertThat(output(SignalPropagation.predict(apart.network(), LOSS, x, Chains.labels(1, 10)))
                            .log10())
                    .isCloseTo(0.5 * Math.log10(meanSquare(1)), within(1e-9));
        }

        private static final Loss LOSS = Losses.sparseCategoricalCrossentropy().unclipped();

        private static double meanSquare(double q) {
            Tensor x = Tensor.of(Shape.of(1, 1), 1);
            Sequential network = classifier(10, randomNormal(Math.sqrt(q)));
            return Math.pow(
                    10,
                    2
                            * output(SignalPropagation.predict(network.network(), LOSS, x, Chains.labels(1, 10)))
                                    .log10());
        }

        private static Sequential classifier(int classes, Initializer kernel) {
            return Sequential.of(input(1), dense(classes, "softmax").kernelInitializer(kernel));
        }
    }

    @Nested
    class MeanSquaredError {
        private static final int UNITS = 50;

        /// 1000 networks of 50 outputs, the mean of squares itself. Tolerance: 4 standard errors.
        @ParameterizedTest
        @CsvSource({
            "linear, 0.1, 0, 0",
            "linear, 4, 1, 0",
            "linear, 4, 1, 2",
            "sigmoid, 0.1, 0.5, 0",
            "sigmoid, 4, 1, 0",
            "sigmoid, 400, 1, 0",
            "sigmoid, 4, 1, 2",
            "tanh, 0.1, 0.5, 0",
            "tanh, 4, 1, 0",
            "tanh, 400, -1, 0",
            "tanh, 4, 1, -1",
            "relu, 4, 1, 0",
            "relu, 4, 1, 1"
        })
        void isThatOfNetworks(String phi, double q, float target, double bias) {
            Sequential network = Sequential.of(
                    input(1),
                    dense(UNITS, phi)
                            .kernelInitializer(randomNormal(Math.sqrt(q)))
                            .biasInitializer(constant(bias)));
            Tensor x = Tensor.of(Shape.of(1, 1), 1);
            Tensor y = Tensor.zeros(Shape.of(1, UNITS));
            Arrays.fill(y.array(), target);
            Draws measured =
                    Draws.of(1000, s -> square(output(Probe.measure(network.build(seed(s)), Losses.mse(), x, y))));
            double predicted = square(output(SignalPropagation.predict(network.network(), Losses.mse(), x, y)));
            assertThat(measured.errorsFrom(predicted)).isBetween(-4.0, 4.0);
            // Negative control: a tenth more would be seen.
            assertThat(measured.errorsFrom(1.15 * predicted)).isLessThan(-4.0);
        }

        private static double square(Rms rms) {
            return rms.value() * rms.value();
        }
    }

    /// The loss itself, run on outputs from the predicted law; within 4 standard errors of 200
    /// networks and 0.05 decades.
    @Nested
    class WithoutFormula {
        @ParameterizedTest
        @CsvSource({"softmax, mse", "linear, mae", "linear, huber", "sigmoid, binary_crossentropy", "linear, log_cosh"})
        void isSampled(String phi, String loss) {
            Sequential network = Sequential.of(input(1), dense(30, phi).kernelInitializer(randomNormal(1.5)));
            Tensor x = Tensor.of(Shape.of(1, 1), 1);
            Tensor y = Tensor.zeros(Shape.of(1, 30));
            for (int i = 0; i < 30; i++) {
                y.array()[i] = i % 2;
            }
            Draws measured = Draws.of(
                    200,
                    s -> output(Probe.measure(network.build(seed(s)), Losses.named(loss), x, y))
                            .log10());
            Rms predicted = output(SignalPropagation.predict(network.network(), Losses.named(loss), x, y));
            assertThat(measured.mean()).isCloseTo(predicted.log10(), within(0.05 + 4 * measured.standardError()));
        }
    }

    private static Rms output(NetworkProfile profile) {
        return profile.layers().getLast().gradient();
    }
}
