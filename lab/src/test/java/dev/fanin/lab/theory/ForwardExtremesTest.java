package dev.fanin.lab.theory;

import static dev.fanin.init.Initializers.randomNormal;
import static dev.fanin.init.Initializers.zeros;
import static dev.fanin.lab.profile.Chains.gaussian;
import static dev.fanin.lab.profile.Chains.labels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.activation.Activations;
import dev.fanin.lab.profile.Chains;
import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.loss.Losses;
import dev.fanin.model.Sequential;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Signals and weights that no double can hold, or none at all.
class ForwardExtremesTest {

    /// 300 layers grow by 1.35 decades each, far beyond what a double can hold.
    @Test
    void threeHundredLayersOfStandardNormalWeightsHaveALogarithm() {
        Sequential network = Chains.square(512, 300, Activations.linear(), randomNormal(1));
        NetworkProfile predicted = SignalPropagation.predict(
                network.network(), Losses.mse(), gaussian(1, 1, 512), Tensor.zeros(Shape.of(1, 512)));
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

    private static NetworkProfile classified(Sequential network) {
        return SignalPropagation.predict(
                network.network(),
                Losses.sparseCategoricalCrossentropy().unclipped(),
                gaussian(1, 1, 16),
                labels(1, 3));
    }
}
