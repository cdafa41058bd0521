package dev.fanin.lab.theory;

import static dev.fanin.init.Initializers.constant;
import static dev.fanin.init.Initializers.heNormal;
import static dev.fanin.init.Initializers.lecunNormal;
import static dev.fanin.init.Initializers.ones;
import static dev.fanin.init.Initializers.randomNormal;
import static dev.fanin.init.Initializers.zeros;
import static dev.fanin.lab.profile.Chains.gaussian;
import static dev.fanin.lab.profile.Chains.labels;
import static dev.fanin.lab.theory.Agreement.Quantity.GRADIENT;
import static dev.fanin.lab.theory.Agreement.Quantity.OUTPUT;
import static dev.fanin.lab.theory.Agreement.Quantity.SUM;
import static dev.fanin.layer.Layers.activation;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.dropout;
import static dev.fanin.layer.Layers.flatten;
import static dev.fanin.layer.Layers.input;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.activation.Activations;
import dev.fanin.init.RandomNormal;
import dev.fanin.lab.profile.Chains;
import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.layer.Dense;
import dev.fanin.loss.Losses;
import dev.fanin.model.Sequential;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The forward recursion for what chains are made of, each against 200 networks of its kind.
class ForwardTest {

    private static final int SEEDS = 200;

    @Nested
    class Biases {
        @Test
        void addTheirVariance() {
            Sequential network = Sequential.of(
                    input(64), biased(dense(64, "relu")), biased(dense(64, "tanh")), biased(dense(64, "sigmoid")));
            agreement(network, gaussian(1, 1, 64)).means(0.002, SUM, OUTPUT);
        }

        /// A mean moves the sums of all nodes the same way, so that relu passes more than half.
        @Test
        void ofOneSignMoveTheSums() {
            Dense shifted = dense(64, "relu").kernelInitializer(lecunNormal()).biasInitializer(constant(0.8));
            Sequential network = Sequential.of(
                    input(64), shifted, dense(64, "tanh").biasInitializer(constant(-0.5)), dense(64, "sigmoid"));
            Agreement agreement = agreement(network, gaussian(1, 1, 64)).means(0.005, SUM, OUTPUT);
            double half = Math.log10(0.5) / 2;
            assertThat(decadesAcross(agreement.predicted(), 0)).isGreaterThan(half + 0.05);
        }

        private static Dense biased(Dense layer) {
            return layer.kernelInitializer(lecunNormal()).biasInitializer(randomNormal(0.7));
        }
    }

    @Nested
    class WeightsWithAMean {
        @ParameterizedTest
        @ValueSource(strings = {"relu", "tanh", "sigmoid", "linear"})
        void moveTheSums(String phi) {
            RandomNormal kernel = new RandomNormal(0.03, 0.1);
            Sequential network = Sequential.of(
                    input(64),
                    dense(128, phi).kernelInitializer(kernel),
                    dense(128, phi).kernelInitializer(kernel),
                    dense(128, phi).kernelInitializer(kernel));
            Tensor x = Tensor.zeros(Shape.of(1, 64));
            for (int i = 0; i < 64; i++) {
                x.array()[i] = 0.5f + i / 64f;
            }
            // The mean over 128 nodes strays by a tenth, and by more from layer to layer.
            agreement(network, x).means(0.01, SUM, OUTPUT);
        }

        /// 8 inputs of 1, all weights 1: sums of 8, then of 64.
        @Test
        void countWithoutAnyScatter() {
            Tensor x = Tensor.of(Shape.of(1, 8), 1, 1, 1, 1, 1, 1, 1, 1);
            Sequential network = Sequential.of(
                    input(8),
                    dense(8, "relu").kernelInitializer(ones()),
                    dense(8, "relu").kernelInitializer(ones()));
            NetworkProfile predicted = agreement(network, x).predicted();
            assertThat(predicted.layers().get(0).activation().rms().value()).isCloseTo(8, within(1e-4));
            assertThat(predicted.layers().get(1).activation().rms().value()).isCloseTo(64, within(1e-3));
            assertThat(predicted.layers().get(1).preActivation().mean()).isCloseTo(64, within(1e-3));
        }

        /// No formula, so no number: the nodes' gradients add up instead of averaging out.
        @Test
        void leaveTheGradientBehindThemUnknown() {
            Sequential network = Sequential.of(
                    input(8), dense(8, "relu"), dense(8, "relu").kernelInitializer(new RandomNormal(0.1, 0.1)));
            List<LayerProfile> layers =
                    agreement(network, gaussian(1, 1, 8)).predicted().layers();
            assertThat(layers.get(1).gradient().log10()).isFinite();
            assertThat(layers.get(0).gradient().log10()).isNaN();
        }
    }

    @Nested
    class Shapes {
        @Test
        void ofUnevenWidthsUseTheirOwnFans() {
            Sequential network = Sequential.of(
                    input(30),
                    dense(200, "relu").kernelInitializer(heNormal()),
                    dense(20, "relu").kernelInitializer(heNormal()),
                    dense(100, "relu"),
                    dense(40, "linear"));
            agreement(network, gaussian(1, 1, 30)).means(0.01, SUM, OUTPUT, GRADIENT);
        }

        @Test
        void flattenAndDropoutChangeNothing() {
            Sequential network = Sequential.of(
                    input(8, 8), flatten(), dense(64, "tanh"), dropout(0.5), dense(64, "relu"), dense(10, "linear"));
            Sequential plain = Sequential.of(input(64), dense(64, "tanh"), dense(64, "relu"), dense(10, "linear"));
            Tensor x = gaussian(1, 1, 64);
            NetworkProfile predicted = agreement(network, x.reshape(Shape.of(1, 8, 8)))
                    .means(0.01, SUM, OUTPUT, GRADIENT)
                    .predicted();
            assertThat(rms(predicted)).isEqualTo(rms(agreement(plain, x).predicted()));
        }
    }

    @Nested
    class ActivationLayers {
        private final Tensor x = gaussian(1, 1, 32);
        private final Sequential apart = Sequential.of(
                input(32),
                dense(32),
                activation("relu"),
                dense(32),
                activation("linear"),
                activation("relu"),
                dense(4));
        private final Sequential together = Sequential.of(input(32), dense(32, "relu"), dense(32, "relu"), dense(4));

        @Test
        void actLikeTheActivationOfTheLayerBefore() {
            NetworkProfile predicted = agreement(apart, x).predicted();
            NetworkProfile expected = agreement(together, x).predicted();
            assertThat(predicted.layers().get(1).activation())
                    .isEqualTo(expected.layers().get(0).activation());
            assertThat(predicted.layers().get(3).activation())
                    .isEqualTo(expected.layers().get(1).activation());
            assertThat(predicted.layers().get(4).preActivation())
                    .isEqualTo(expected.layers().get(2).preActivation());
            assertThat(predicted.layers().get(1).gradient())
                    .isEqualTo(expected.layers().get(0).gradient());
            assertThat(predicted.layers().get(0).weightGradient())
                    .isEqualTo(expected.layers().get(0).weightGradient());
        }

        @Test
        void areListedLikeTheProbeListsThem() {
            Agreement agreement = agreement(apart, x).means(0.01, SUM, OUTPUT, GRADIENT);
            assertThat(agreement.predicted().layers().stream().map(LayerProfile::layer))
                    .containsExactlyElementsOf(agreement.measured().getFirst().layers().stream()
                            .map(LayerProfile::layer)
                            .toList());
        }
    }

    @Nested
    class Extremes {
        /// 300 layers grow by 1.35 decades each, far beyond what a double can hold.
        @Test
        void threeHundredLayersOfStandardNormalWeightsHaveALogarithm() {
            Sequential network = Chains.square(512, 300, Activations.linear(), randomNormal(1));
            NetworkProfile predicted = predict(network, gaussian(1, 1, 512));
            LayerProfile last = predicted.layers().getLast();
            assertThat(last.activation().rms().log10()).isCloseTo(300 * 0.5 * Math.log10(512), within(1.0));
            assertThat(predicted.layers().getFirst().gradient().log10()).isFinite();
            assertThat(last.activation().histogram().shares().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum())
                    .isCloseTo(1, within(1e-9));
        }

        @ParameterizedTest
        @ValueSource(strings = {"linear", "relu", "tanh", "sigmoid"})
        void wildAndTinyWeightsGiveNumbers(String phi) {
            for (double stddev : new double[] {1e-30, 1e30}) {
                Sequential network = Chains.classifier(16, 16, 12, Activations.named(phi), randomNormal(stddev), 3);
                for (LayerProfile layer : classified(network).layers()) {
                    assertThat(layer.preActivation().rms().log10()).isFinite();
                    assertThat(layer.preActivation().rms().spread()).isNotNaN();
                    assertThat(layer.gradient().spread()).isNotNaN();
                }
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"linear", "relu", "tanh", "sigmoid"})
        void zeroWeightsGiveNoSignalAndNoGradient(String phi) {
            Sequential network = Chains.classifier(16, 16, 2, Activations.named(phi), zeros(), 3);
            List<LayerProfile> layers = classified(network).layers();
            assertThat(layers.get(1).preActivation().rms().log10()).isEqualTo(Double.NEGATIVE_INFINITY);
            assertThat(layers.get(1).activation().rms().log10())
                    .isEqualTo(phi.equals("sigmoid") ? Math.log10(0.5) : Double.NEGATIVE_INFINITY, within(1e-9));
            assertThat(layers.get(0).gradient().log10()).isEqualTo(Double.NEGATIVE_INFINITY);
        }
    }

    private static NetworkProfile classified(Sequential network) {
        return SignalPropagation.predict(
                network.network(), Losses.sparseCategoricalCrossentropy(), gaussian(1, 1, 16), labels(1, 3));
    }

    private static double decadesAcross(NetworkProfile profile, int layer) {
        LayerProfile at = profile.layers().get(layer);
        return at.activation().rms().log10() - at.preActivation().rms().log10();
    }

    private static List<Double> rms(NetworkProfile profile) {
        return profile.layers().stream()
                .map(layer -> layer.activation().rms().log10())
                .toList();
    }

    private static NetworkProfile predict(Sequential network, Tensor x) {
        return SignalPropagation.predict(network.network(), Losses.mse(), x, targets(network));
    }

    private static Agreement agreement(Sequential network, Tensor x) {
        return Agreement.of(network, Losses.mse(), x, targets(network), SEEDS);
    }

    /// Far from anything the networks put out, so that the output's gradient hardly scatters.
    private static Tensor targets(Sequential network) {
        int width = network.network().output().axis(-1);
        float[] targets = new float[width];
        for (int i = 0; i < width; i++) {
            targets[i] = i % 2 == 0 ? 100 : -100;
        }
        return Tensor.of(Shape.of(1, width), targets);
    }
}
