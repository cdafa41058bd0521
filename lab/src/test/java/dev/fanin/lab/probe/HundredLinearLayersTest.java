package dev.fanin.lab.probe;

import static dev.fanin.init.Initializers.randomNormal;
import static dev.fanin.lab.profile.Chains.gaussian;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.activation.Activations;
import dev.fanin.graph.Execution;
import dev.fanin.init.Initializer;
import dev.fanin.lab.profile.Chains;
import dev.fanin.lab.profile.Draws;
import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.lab.theory.LogMoments;
import dev.fanin.loss.Losses;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What courses and books say about a hundred matrices in a row, without any activation.
class HundredLinearLayersTest {

    private static final int N = 512;
    private static final int DEPTH = 100;

    /// Dellinger, "Weight initialization in neural networks: a journey from the basics to Kaiming",
    /// 2019. Indices count from 0, as there.
    @Nested
    class HundredLayers {
        @Test
        void ofStandardNormalWeightsOverflowFloat32AtTheTwentyNinth() {
            Model model = network(DEPTH, randomNormal(1)).build(seed(1));
            NetworkProfile measured = measure(model);
            double[] inDouble = chainInDouble(model);

            int lost = first(measured, log10 -> !Double.isFinite(log10));
            assertThat(lost).isBetween(27, 29);
            // Theory: the spread of the logarithm is small against the 1.35 decades of a layer.
            assertThat(logFloatMax() / (0.5 * Math.log10(N))).isCloseTo(28.44, within(0.01));
            assertThat(log10(measured, lost - 2)).isCloseTo(inDouble[lost - 2], within(1e-5));
            assertThat(inDouble[DEPTH - 1]).isCloseTo(135.46, within(4 * spread()));

            // Squares overflow in float32 long before the values do, and must not be taken for that.
            int squaresLost = first(measured, log10 -> 2 * log10 + Math.log10(N) > logFloatMax());
            assertThat(squaresLost).isBetween(12, 14);
            assertThat(log10(measured, squaresLost)).isFinite();
        }

        @Test
        void ofWeightsOfOneHundredthAreAllZeroAtTheSeventieth() {
            Model model = network(DEPTH, randomNormal(0.01)).build(seed(1));
            NetworkProfile measured = measure(model);
            double[] inDouble = chainInDouble(model);

            int lost = first(measured, log10 -> log10 == Double.NEGATIVE_INFINITY);
            assertThat(lost).isBetween(68, 70);
            // Theory: the root mean square falls below half of the smallest float.
            assertThat(Math.log10(0.5 * Float.MIN_VALUE) / Math.log10(0.01 * Math.sqrt(N)))
                    .isCloseTo(69.97, within(0.01));
            assertThat(log10(measured, 50)).isCloseTo(inDouble[50], within(1e-5));
            assertThat(inDouble[DEPTH - 1]).isCloseTo(-64.54, within(4 * spread()));
        }

        private static NetworkProfile measure(Model model) {
            return Probe.measure(model, Losses.mse(), gaussian(1, 1, N), Tensor.zeros(Shape.of(1, N)));
        }

        /// One standard deviation of log10 of the root mean square after all layers; the input's
        /// own adds one layer.
        private static double spread() {
            return 0.5
                    / Math.log(10)
                    * Math.sqrt((DEPTH + 1) * LogMoments.linear(N).variance());
        }

        private static double logFloatMax() {
            return Math.log10(Float.MAX_VALUE);
        }

        private static double[] chainInDouble(Model model) {
            double[] x = new double[N];
            Tensor input = gaussian(1, 1, N);
            Arrays.setAll(x, i -> input.array()[i]);
            double[] log10 = new double[DEPTH];
            int layer = 0;
            for (Tensor kernel : model.weights().values().values()) {
                double[] z = new double[N];
                double squares = 0;
                for (int j = 0; j < N; j++) {
                    for (int i = 0; i < N; i++) {
                        z[j] += x[i] * kernel.array()[i * N + j];
                    }
                    squares += z[j] * z[j];
                }
                log10[layer++] = 0.5 * Math.log10(squares / N);
                x = z;
            }
            return log10;
        }
    }

    /// Even the right scale keeps the signal only on average: the exact law says how far it strays.
    @Nested
    class RightScale {
        /// Mean -0.195 and variance 0.391 of ln of the mean square; the root mean square of single
        /// runs is anything from 0.39 to 1.31. Tolerance 4 standard errors of the law: one false
        /// alarm in 16,000 choices of seeds.
        @Test
        void aHundredLayersOfWidth512StayWithinTheLawOfFiniteWidth() {
            LogMoments law = LogMoments.linear(N);
            assertThat(DEPTH * law.mean()).isCloseTo(-0.195, within(0.001));
            assertThat(DEPTH * law.variance()).isCloseTo(0.391, within(0.001));
            int draws = 12;
            Draws measured = lnGrowth(N, draws);
            assertThat(measured.mean())
                    .isCloseTo(DEPTH * law.mean(), within(4 * Math.sqrt(DEPTH * law.variance() / draws)));
        }

        /// 100 draws: the variance of ln has a relative standard error of sqrt(2 / 99) = 0.14.
        @Test
        void aHundredLayersOfWidth64LoseWhatTheLawOfFiniteWidthSays() {
            LogMoments law = LogMoments.linear(64);
            int draws = 100;
            Draws measured = lnGrowth(64, draws);
            double error = Math.sqrt(DEPTH * law.variance() / draws);
            assertThat(measured.mean()).isCloseTo(DEPTH * law.mean(), within(4 * error));
            assertThat(measured.variance() / (DEPTH * law.variance())).isCloseTo(1, within(4 * 0.14));
            // Negative control: "the mean square is kept" would be ln 1 = 0.
            assertThat(Math.abs(measured.mean())).isGreaterThan(4 * error);
        }

        private static Draws lnGrowth(int width, int draws) {
            Initializer kernel = randomNormal(Math.sqrt(1.0 / width));
            return Draws.of(draws, s -> {
                Model model = Chains.square(width, DEPTH, Activations.linear(), kernel)
                        .build(seed(s));
                Execution run = Chains.forward(model, gaussian(s, 1, width));
                return Math.log(Chains.meanSquare(run.activation(DEPTH - 1)) / Chains.meanSquare(run.input()));
            });
        }
    }

    private interface Criterion {
        boolean holds(double log10);
    }

    private static int first(NetworkProfile profile, Criterion criterion) {
        int layer = 0;
        while (!criterion.holds(log10(profile, layer))) {
            layer++;
        }
        return layer;
    }

    private static double log10(NetworkProfile profile, int layer) {
        LayerProfile at = profile.layers().get(layer);
        return at.preActivation().rms().log10();
    }

    private static Sequential network(int depth, Initializer kernel) {
        return Chains.square(N, depth, Activations.linear(), kernel);
    }
}
