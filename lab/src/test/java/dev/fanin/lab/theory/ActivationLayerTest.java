package dev.fanin.lab.theory;

import static dev.fanin.lab.profile.Chains.gaussian;
import static dev.fanin.lab.theory.Agreement.Quantity.GRADIENT;
import static dev.fanin.lab.theory.Agreement.Quantity.OUTPUT;
import static dev.fanin.lab.theory.Agreement.Quantity.SUM;
import static dev.fanin.layer.Layers.activation;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.model.Sequential;
import dev.fanin.tensor.Tensor;
import org.junit.jupiter.api.Test;

/// An activation written as a layer of its own, behind a Dense layer without one.
class ActivationLayerTest {

    private final Tensor x = gaussian(1, 1, 32);
    private final Sequential apart = Sequential.of(
            input(32), dense(32), activation("relu"), dense(32), activation("linear"), activation("relu"), dense(4));
    private final Sequential together = Sequential.of(input(32), dense(32, "relu"), dense(32, "relu"), dense(4));

    @Test
    void actLikeTheActivationOfTheLayerBefore() {
        NetworkProfile predicted = Agreement.of(apart, x, 200).predicted();
        NetworkProfile expected = Agreement.of(together, x, 200).predicted();
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
        Agreement agreement = Agreement.of(apart, x, 200).means(0.01, SUM, OUTPUT, GRADIENT);
        assertThat(agreement.predicted().layers().stream().map(LayerProfile::layer))
                .containsExactlyElementsOf(agreement.measured().getFirst().layers().stream()
                        .map(LayerProfile::layer)
                        .toList());
    }

    @Test
    void countForNothingWhereLinearEvenBehindAnotherActivation() {
        Sequential network =
                Sequential.of(input(32), activation("linear"), dense(32, "relu"), activation("linear"), dense(4));
        Sequential plain = Sequential.of(input(32), dense(32, "relu"), dense(4));
        assertThat(Agreement.of(network, x, 1).predicted())
                .isEqualTo(Agreement.of(plain, x, 1).predicted());
    }
}
