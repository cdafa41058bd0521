package dev.fanin.lab.probe;

import static dev.fanin.init.Initializers.glorotUniform;
import static dev.fanin.init.Initializers.randomNormal;
import static dev.fanin.lab.profile.Chains.gaussian;
import static dev.fanin.lab.profile.Chains.labels;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Activations;
import dev.fanin.graph.Execution;
import dev.fanin.init.Distribution;
import dev.fanin.init.FanMode;
import dev.fanin.init.Initializer;
import dev.fanin.init.VarianceScaling;
import dev.fanin.lab.profile.Chains;
import dev.fanin.lab.profile.Draws;
import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.lab.theory.LogMoments;
import dev.fanin.lab.theory.SignalPropagation;
import dev.fanin.loss.Losses;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// A hundred layers of 512 nodes under the initializers that were made for them, and under those
/// that were not; after Dellinger 2019. Input: one sample of N(0, 1).
class DeepFactsTest {

    private static final int N = 512;
    private static final int DEPTH = 100;

    @Nested
    class TanhLayers {
        /// Mean field 0.0712 (the law 1 / sqrt(2 L) of the critical point gives 0.0707); finite
        /// width takes a little more, 0.067 over many draws, single runs 0.046 to 0.101.
        @Test
        void underXavierKeepAFifteenthOfTheSignal() {
            int draws = 30;
            Draws rms = Draws.of(draws, s -> Math.pow(10, log10Rms(tanh(glorotUniform()), s)));
            assertThat(predicted(tanh(glorotUniform()))).isCloseTo(Math.log10(0.069), within(0.02));
            // One run scatters by 0.013.
            assertThat(rms.mean()).isCloseTo(0.067, within(4 * 0.013 / Math.sqrt(draws)));
        }

        /// `3^-50`: each layer divides the mean square by 3; finite width and the bend of tanh in
        /// the first layers take 0.18 decades more. The mean square, 1e-48, is no float any more:
        /// only sums in double see that there is a signal left.
        @Test
        void underTheOldUniformRuleLoseTwentyFourDecades() {
            int draws = 20;
            Initializer standard = new VarianceScaling(1 / 3.0, FanMode.FAN_IN, Distribution.UNIFORM);
            Draws log10 = Draws.of(draws, s -> log10Rms(tanh(standard), s));
            double error =
                    0.5 / Math.log(10) * Math.sqrt(DEPTH * LogMoments.linear(N).variance() / draws);
            assertThat(predicted(tanh(standard))).isCloseTo(-50 * Math.log10(3), within(0.2));
            assertThat(log10.mean()).isCloseTo(predicted(tanh(standard)), within(4 * error));
            float typical = (float) Math.pow(10, log10.mean());
            assertThat(typical).isPositive();
            assertThat(typical * typical).isZero();
        }

        private static Sequential tanh(Initializer kernel) {
            return Chains.square(N, DEPTH, Activations.tanh(), kernel);
        }
    }

    @Nested
    class ReluLayers {
        private static final Initializer HE = randomNormal(Math.sqrt(2.0 / N));

        /// ln of the mean square: mean -0.490, variance 0.984, so that single runs end anywhere
        /// from 0.2 to 2.5. Tolerance 4 standard errors of the law.
        @Test
        void underHeKeepTheSignal() {
            LogMoments law = LogMoments.relu(N);
            assertThat(DEPTH * law.mean()).isCloseTo(-0.490, within(0.001));
            assertThat(DEPTH * law.variance()).isCloseTo(0.984, within(0.001));
            int draws = 20;
            Draws ln = Draws.of(draws, s -> lnGrowth(N, HE, s));
            assertThat(ln.mean()).isCloseTo(DEPTH * law.mean(), within(4 * Math.sqrt(DEPTH * law.variance() / draws)));
        }

        /// The same law where it bites: mean -4.0, variance 8.3 over 100 layers of 64 nodes.
        @Test
        void underHeLoseWhatTheLawOfFiniteWidthSays() {
            LogMoments law = LogMoments.relu(64);
            int draws = 100;
            Draws ln = Draws.of(draws, s -> lnGrowth(64, randomNormal(Math.sqrt(2.0 / 64)), s));
            double error = Math.sqrt(DEPTH * law.variance() / draws);
            assertThat(ln.mean()).isCloseTo(DEPTH * law.mean(), within(4 * error));
            assertThat(ln.variance() / (DEPTH * law.variance())).isCloseTo(1, within(4 * Math.sqrt(2.0 / 99)));
            // Negative control: "He keeps the mean square" would be 0.
            assertThat(Math.abs(ln.mean())).isGreaterThan(4 * error);
        }

        /// relu is homogeneous: with the same random numbers, half the variance is the same network
        /// times `2^-50`, up to rounding.
        @Test
        void underXavierLoseFifteenDecades() {
            Initializer glorot = new VarianceScaling(1, FanMode.FAN_AVG, Distribution.UNTRUNCATED_NORMAL);
            double underXavier = log10Rms(Chains.square(N, DEPTH, Activations.relu(), glorot), 1);
            double underHe = log10Rms(Chains.square(N, DEPTH, Activations.relu(), HE), 1);
            double spread =
                    0.5 / Math.log(10) * Math.sqrt(DEPTH * LogMoments.relu(N).variance());
            assertThat(-50 * Math.log10(2)).isCloseTo(-15.05, within(0.01));
            assertThat(underXavier).isCloseTo(-15.05, within(4 * spread));
            assertThat(underXavier - underHe).isCloseTo(-50 * Math.log10(2), within(1e-4));
        }

        private static double lnGrowth(int width, Initializer kernel, long seed) {
            Model model =
                    Chains.square(width, DEPTH, Activations.relu(), kernel).build(seed(seed));
            Execution run = Chains.forward(model, gaussian(seed, 1, width));
            return Math.log(Chains.meanSquare(run.activation(DEPTH - 1)) / Chains.meanSquare(run.input()));
        }
    }

    /// Thirty relu layers, too small weights: dL/dz loses four decades on its way back, and dL/dW
    /// does not show it.
    @Nested
    class GradientsOfWeights {
        private static final int LAYERS = 30;
        private static final int SAMPLES = 64;

        @Test
        void lookHealthyWhereTheGradientVanishes() {
            Sequential network = Chains.classifier(128, 128, LAYERS, Activations.relu(), glorotUniform(), 10);
            Tensor x = gaussian(1, SAMPLES, 128);
            NetworkProfile measured = Probe.measure(
                    network.build(seed(1)),
                    Losses.sparseCategoricalCrossentropy().unclipped(),
                    x,
                    labels(SAMPLES, 10));
            LayerProfile first = measured.layers().getFirst();
            LayerProfile lastHidden = measured.layers().get(LAYERS - 1);
            double ofSums = first.gradient().log10() - lastHidden.gradient().log10();
            double ofWeights =
                    first.weightGradient().log10() - lastHidden.weightGradient().log10();
            // 29 halvings of the mean square; the law of finite width scatters them by
            // 0.5 / ln 10 * sqrt(29 * 5 / 128) = 0.23 decades.
            assertThat(ofSums).isCloseTo(-29 * 0.5 * Math.log10(2), within(4 * 0.23));
            // Where the signals of all samples have become alike, the gradients of even labels cancel a
            // little; that is the factor of 3 left.
            assertThat(Math.abs(ofWeights)).isLessThan(0.7);
        }

        /// In a homogeneous chain without biases `<W, dL/dW>` is `<z, dL/dz>` at the output, the
        /// same for all layers: the network does not notice when one is scaled up and another down.
        @Test
        void timesTheirWeightsAreEqualInAllLayers() {
            for (ActivationFunction phi : List.of(Activations.relu(), Activations.linear())) {
                Model model = Chains.square(48, 12, phi, glorotUniform()).build(seed(3));
                Execution run = Chains.forward(model, gaussian(3, 8, 48));
                System.arraycopy(gaussian(4, 8, 48).array(), 0, run.gradient(11), 0, 8 * 48);
                run.backward(false);
                double[] products = new double[12];
                for (int layer = 0; layer < 12; layer++) {
                    float[] weights = run.parameters(layer).getFirst();
                    float[] gradients = run.parameterGradients(layer).getFirst();
                    for (int i = 0; i < weights.length; i++) {
                        products[layer] += (double) weights[i] * gradients[i];
                    }
                }
                for (double product : products) {
                    assertThat(product / products[0]).isCloseTo(1, within(1e-4));
                }
            }
        }
    }

    private static double log10Rms(Sequential network, long seed) {
        Execution run = Chains.forward(network.build(seed(seed)), gaussian(seed, 1, N));
        return 0.5 * Math.log10(Chains.meanSquare(run.activation(DEPTH - 1)));
    }

    private static double predicted(Sequential network) {
        Tensor x = gaussian(1, 1, N);
        return SignalPropagation.predict(network.network(), Losses.mse(), x, Tensor.zeros(Shape.of(1, N)))
                .layers()
                .getLast()
                .activation()
                .rms()
                .log10();
    }
}
