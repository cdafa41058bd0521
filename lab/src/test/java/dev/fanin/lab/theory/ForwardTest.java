package dev.fanin.lab.theory;

import static dev.fanin.init.Initializers.constant;
import static dev.fanin.init.Initializers.heNormal;
import static dev.fanin.init.Initializers.lecunNormal;
import static dev.fanin.init.Initializers.ones;
import static dev.fanin.init.Initializers.randomNormal;
import static dev.fanin.lab.profile.Chains.gaussian;
import static dev.fanin.lab.theory.Agreement.Quantity.GRADIENT;
import static dev.fanin.lab.theory.Agreement.Quantity.OUTPUT;
import static dev.fanin.lab.theory.Agreement.Quantity.SUM;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.dropout;
import static dev.fanin.layer.Layers.flatten;
import static dev.fanin.layer.Layers.input;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.init.RandomNormal;
import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.layer.Dense;
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

        /// What all nodes pass back together adds up where it is of one sign.
        @Test
        void passTheGradientBackByTheirMeanSquareWhereGradientsAreIndependent() {
            Sequential network = Sequential.of(
                    input(64),
                    dense(64, "linear"),
                    dense(64, "linear").kernelInitializer(new RandomNormal(0.05, 0.1)),
                    dense(64, "linear").kernelInitializer(new RandomNormal(0.05, 0.1)),
                    dense(64, "linear"));
            agreement(network, gaussian(1, 1, 64)).means(0.02, GRADIENT);
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

    private static double decadesAcross(NetworkProfile profile, int layer) {
        LayerProfile at = profile.layers().get(layer);
        return at.activation().rms().log10() - at.preActivation().rms().log10();
    }

    private static List<Double> rms(NetworkProfile profile) {
        return profile.layers().stream()
                .map(layer -> layer.activation().rms().log10())
                .toList();
    }

    private static Agreement agreement(Sequential network, Tensor x) {
        return Agreement.of(network, x, SEEDS);
    }
}
