package dev.fanin.lab.probe;

import static dev.fanin.init.Initializers.randomNormal;
import static dev.fanin.lab.profile.Chains.gaussian;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.activation.Activations;
import dev.fanin.graph.Execution;
import dev.fanin.init.Initializer;
import dev.fanin.lab.profile.Chains;
import dev.fanin.lab.profile.Draws;
import dev.fanin.lab.theory.LogMoments;
import dev.fanin.lab.theory.SignalPropagation;
import dev.fanin.loss.Losses;
import dev.fanin.model.Sequential;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What courses and books say about sums of many weighted inputs.
class LinearFactsTest {

    private static final int N = 512;

    /// Nielsen, "Neural Networks and Deep Learning", chapter 3. Tolerance: 4 standard errors, of
    /// `1 / sqrt(2 nodes)` each; one false alarm in 16,000 seeds.
    @Nested
    class OneLayer {
        private static final int NODES = 20_000;

        @Test
        void twoHundredFiftyInputsOfOneGiveADeviationOfTheRootOf250() {
            Tensor x = Tensor.of(Shape.of(1, 250), filled(250, 250));
            assertDeviation(Sequential.of(input(250), dense(NODES).kernelInitializer(randomNormal(1))), x, 15.811);
        }

        @Test
        void aThousandInputsOfWhichHalfAreOnGiveTheRootOf501WithTheBias() {
            Tensor x = Tensor.of(Shape.of(1, 1000), filled(1000, 500));
            assertDeviation(layer(randomNormal(1)), x, 22.383);
        }

        @Test
        void scaledByTheRootOfFanInTheyGiveTheRootOfOneAndAHalf() {
            Tensor x = Tensor.of(Shape.of(1, 1000), filled(1000, 500));
            assertDeviation(layer(randomNormal(Math.sqrt(1.0 / 1000))), x, 1.2247);
        }

        private static Sequential layer(Initializer kernel) {
            return Sequential.of(
                    input(1000), dense(NODES).kernelInitializer(kernel).biasInitializer(randomNormal(1)));
        }

        private static void assertDeviation(Sequential network, Tensor x, double expected) {
            Tensor y = Tensor.zeros(Shape.of(1, NODES));
            double measured = Probe.measure(network.build(seed(1)), Losses.mse(), x, y)
                    .layers()
                    .getFirst()
                    .preActivation()
                    .standardDeviation();
            double predicted = SignalPropagation.predict(network.network(), Losses.mse(), x, y)
                    .layers()
                    .getFirst()
                    .preActivation()
                    .rms()
                    .value();
            double error = expected / Math.sqrt(2.0 * NODES);
            assertThat(predicted).isCloseTo(expected, within(2e-4 * expected));
            assertThat(measured).isCloseTo(expected, within(4 * error));
            // Negative control: a deviation five per cent off would be seen.
            assertThat(Math.abs(measured - 1.05 * expected)).isGreaterThan(4 * error);
        }

        private static float[] filled(int length, int on) {
            float[] values = new float[length];
            Arrays.fill(values, 0, on, 1f);
            return values;
        }
    }

    /// The mean of ln over 100 draws. Tolerance: 4 standard errors from the exact law of
    /// chi-square.
    @Test
    void aMatrixOfWidth512MakesAVectorLongerBy22point6() {
        int draws = 100;
        Draws lnMeanSquare = Draws.of(draws, s -> {
            Execution run = Chains.forward(
                    Chains.square(N, 1, Activations.linear(), randomNormal(1)).build(seed(s)), gaussian(s, 1, N));
            return Math.log(Chains.meanSquare(run.preActivation(0)) / Chains.meanSquare(run.input()));
        });
        LogMoments law = LogMoments.linear(N);
        double error = Math.sqrt(law.variance() / draws);
        assertThat(Math.exp(0.5 * Math.log(N))).isCloseTo(22.627, within(0.001));
        assertThat(lnMeanSquare.mean()).isCloseTo(Math.log(N) + law.mean(), within(4 * error));
        // Negative control: the root of 522 is another number.
        assertThat(Math.abs(lnMeanSquare.mean() - Math.log(1.05 * N))).isGreaterThan(4 * error);
    }
}
