package dev.fanin.lab.theory;

import static dev.fanin.init.Initializers.named;
import static dev.fanin.lab.profile.Chains.gaussian;
import static dev.fanin.lab.profile.Chains.labels;
import static dev.fanin.lab.theory.Agreement.Quantity.GRADIENT;
import static dev.fanin.lab.theory.Agreement.Quantity.OUTPUT;
import static dev.fanin.lab.theory.Agreement.Quantity.SUM;
import static dev.fanin.lab.theory.Agreement.Quantity.WEIGHT_GRADIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.activation.Activations;
import dev.fanin.activation.Elementwise;
import dev.fanin.data.Dataset;
import dev.fanin.data.Digits;
import dev.fanin.lab.experiment.DeepNetwork;
import dev.fanin.lab.profile.Chains;
import dev.fanin.loss.Loss;
import dev.fanin.loss.Losses;
import dev.fanin.model.Sequential;
import dev.fanin.random.Seed;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Predicted beside measured: signal and gradients at every layer, over random weights.
class AgainstMeasurementTest {

    private static final Loss LOSS = Losses.sparseCategoricalCrossentropy().unclipped();
    /// The first images do not depend on how many are drawn; these are the ones a comparison
    /// measures.
    private static final Dataset DIGITS = Digits.of(256, 1, 1, new Seed(1));

    /// 20 seeds each; see [Agreement#means] for the tolerance. Mean-field theory is right to first
    /// order in 1/n: 2/n decades are allowed for what is left.
    @Nested
    class Means {
        private static final int WIDTH = 64;
        private static final int DEPTH = 10;
        private static final int SEEDS = 20;

        @ParameterizedTest
        @CsvSource(textBlock = """
                relu,    glorot_uniform
                relu,    he_normal
                relu,    random_normal(stddev=1.0)
                relu,    random_normal(stddev=0.01)
                tanh,    glorot_uniform
                tanh,    he_normal
                tanh,    random_normal(stddev=1.0)
                tanh,    random_normal(stddev=0.01)
                sigmoid, glorot_uniform
                sigmoid, he_normal
                sigmoid, random_normal(stddev=1.0)
                sigmoid, random_normal(stddev=0.01)
                linear,  glorot_uniform
                linear,  he_normal
                linear,  random_normal(stddev=1.0)
                linear,  random_normal(stddev=0.01)
                """)
        void ofSignalAndGradientAreThosePredicted(String activation, String initializer) {
            var phi = Activations.named(activation);
            Sequential onNoise = Chains.classifier(WIDTH, WIDTH, DEPTH, phi, named(initializer), 10);
            Agreement.of(onNoise, LOSS, gaussian(1, 40, WIDTH), labels(40, 10), SEEDS)
                    .means(2.0 / WIDTH, SUM, OUTPUT, GRADIENT);
            Sequential onDigits = digits(new DeepNetwork(DEPTH, WIDTH, phi), initializer);
            Agreement.of(
                            onDigits,
                            LOSS,
                            DIGITS.xTrain().slice(0, 40),
                            DIGITS.yTrain().slice(0, 40),
                            SEEDS)
                    .means(2.0 / WIDTH, SUM, OUTPUT, GRADIENT);
        }
    }

    /// A single input, as the law of finite width has it; 100 seeds tell the deviation to 7 per
    /// cent.
    @Nested
    class Spreads {
        @ParameterizedTest
        @CsvSource(textBlock = """
                relu,   glorot_uniform
                relu,   random_normal(stddev=0.01)
                linear, 'variance_scaling(scale=0.25,mode=fan_in,distribution=uniform)'
                linear, random_normal(stddev=0.01)
                """)
        void ofSignalAndGradientAreThosePredicted(String activation, String initializer) {
            Agreement agreement = single(activation, initializer)
                    .means(0.01, SUM, OUTPUT, GRADIENT, WEIGHT_GRADIENT)
                    .spreads(1.6, SUM, OUTPUT)
                    // The band of gradients is a third wider than its first order on purpose.
                    .spreads(1.8, GRADIENT, WEIGHT_GRADIENT);
            assertThat(agreement.largestDistance(SUM, OUTPUT, GRADIENT)).isLessThan(5.5);
        }

        /// The gradient is left out here: where a network may be sure of its one guess and right,
        /// the gradient of that sample's loss has a long tail towards zero, which no spread tells.
        @ParameterizedTest
        @CsvSource({"relu, he_normal", "linear, lecun_normal", "relu, random_normal(stddev=1.0)"})
        void ofSignalAreThosePredicted(String activation, String initializer) {
            Agreement agreement =
                    single(activation, initializer).means(0.01, SUM, OUTPUT).spreads(1.6, SUM, OUTPUT);
            assertThat(agreement.largestDistance(SUM, OUTPUT)).isLessThan(5.5);
        }

        private static Agreement single(String activation, String initializer) {
            Sequential network = Chains.classifier(64, 64, 15, Activations.named(activation), named(initializer), 10);
            return Agreement.of(network, LOSS, gaussian(1, 1, 64), labels(1, 10), 100);
        }
    }

    /// The network that `compare` shows by default: every single measurement lies in the band of 5
    /// spreads. That of dL/dW, where theory does not know how samples agree, is wide.
    @Nested
    class SingleRuns {
        private static final DeepNetwork NETWORK = new DeepNetwork(20, 128, Activations.relu());
        private static final int SEEDS = 10;

        @ParameterizedTest
        @ValueSource(
                strings = {"random_normal(stddev=1.0)", "random_normal(stddev=0.01)", "glorot_uniform", "he_normal"})
        void lieInTheBand(String initializer) {
            Agreement agreement = run(NETWORK, initializer, SEEDS);
            assertThat(agreement.largestDistance(SUM, OUTPUT, GRADIENT)).isLessThan(5);
            assertThat(agreement.largestDistance(WEIGHT_GRADIENT)).isLessThan(5);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"random_normal(stddev=1.0)", "random_normal(stddev=0.01)", "glorot_uniform", "he_normal"})
        void lieInTheBandForTanhAndSigmoidToo(String initializer) {
            for (Elementwise phi : new Elementwise[] {Activations.tanh(), Activations.sigmoid()}) {
                Agreement agreement = run(new DeepNetwork(10, 64, phi), initializer, SEEDS);
                assertThat(agreement.largestDistance(SUM, OUTPUT, GRADIENT))
                        .as(phi.name())
                        .isLessThan(5);
                assertThat(agreement.largestDistance(WEIGHT_GRADIENT))
                        .as(phi.name())
                        .isLessThan(5);
            }
        }

        /// The output's own gradient hardly scatters; what it does comes from the signal before it.
        @Test
        void lieInTheBandUpToTheOutputOfNarrowNetworks() {
            assertThat(run(new DeepNetwork(5, 32, Activations.relu()), "he_normal", 6)
                            .largestDistance(GRADIENT))
                    .isLessThan(5);
        }

        /// Negative control: Glorot's prediction for He's network.
        @Test
        void lieOutsideTheBandOfAnotherInitializer() {
            Agreement he = run(NETWORK, "he_normal", 3);
            Agreement glorot = run(NETWORK, "glorot_uniform", 1);
            Agreement mixed = new Agreement(glorot.predicted(), he.measured());
            assertThat(mixed.largestDistance(SUM)).isGreaterThan(8);
            assertThat(mixed.largestDistance(GRADIENT)).isGreaterThan(8);
        }

        private static Agreement run(DeepNetwork network, String initializer, int seeds) {
            return Agreement.of(digits(network, initializer), LOSS, DIGITS.xTrain(), DIGITS.yTrain(), seeds);
        }
    }

    private static Sequential digits(DeepNetwork network, String initializer) {
        return network.forInputs(DIGITS.inputShape(), DIGITS.classes()).withKernelInitializer(named(initializer));
    }
}
