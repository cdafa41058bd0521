package dev.fanin.lab.theory;

import static dev.fanin.lab.profile.Chains.gaussian;
import static dev.fanin.lab.profile.Chains.labels;
import static dev.fanin.layer.Layers.activation;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.flatten;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.lab.probe.Probe;
import dev.fanin.layer.CustomLayer;
import dev.fanin.layer.Layer;
import dev.fanin.loss.Loss;
import dev.fanin.loss.Losses;
import dev.fanin.model.Sequential;
import dev.fanin.operation.Operation;
import dev.fanin.tensor.Shape;
import org.junit.jupiter.api.Test;

class UnsupportedLayerTest {

    private static final Loss LOSS = Losses.sparseCategoricalCrossentropy().unclipped();

    @Test
    void aLayerOfOnesOwnHasNoClosedForm() {
        Sequential network = Sequential.of(input(4), dense(4), new Nothing("mine"), dense(2, "softmax"));
        refuses(
                network,
                "Theory has no closed form for layer 'mine' (Nothing): a user's layer has none; measure it instead.");
        // As the message says.
        assertThat(Probe.measure(network.build(seed(1)), LOSS, gaussian(1, 3, 4), labels(3, 2))
                        .layers())
                .hasSize(2);
    }

    @Test
    void anExponentialHasNone() {
        refuses(
                Sequential.of(input(4), dense(4, "exponential"), dense(2, "softmax")),
                "Theory has no closed form for layer 'dense' (Dense): the moments of exponential outgrow every number;"
                        + " measure it instead.");
        refuses(
                Sequential.of(input(4), dense(4), activation("exponential"), dense(2, "softmax")),
                "Theory has no closed form for layer 'activation' (Activation): the moments of exponential outgrow"
                        + " every number; measure it instead.");
    }

    @Test
    void anActivationBehindAnotherHasNoClosedForm() {
        refuses(
                Sequential.of(input(4), dense(4, "relu"), activation("tanh"), dense(2, "softmax")),
                "Theory has no closed form for layer 'activation' (Activation): an Activation needs a Dense layer"
                        + " without activation before it; measure it instead.");
        refuses(
                Sequential.of(input(4), dense(4), activation("relu"), activation("tanh"), dense(2, "softmax")),
                "Theory has no closed form for layer 'activation_1' (Activation): an Activation needs a Dense layer"
                        + " without activation before it; measure it instead.");
    }

    @Test
    void anActivationOfTheInputHasNoClosedForm() {
        refuses(
                Sequential.of(input(4), activation("relu"), dense(2, "softmax")),
                "Theory has no closed form for layer 'activation' (Activation): an Activation needs a Dense layer"
                        + " without activation before it; measure it instead.");
    }

    @Test
    void aNetworkWithoutWeightsHasNone() {
        assertThatThrownBy(() -> SignalPropagation.predict(
                        Sequential.of(input(2), flatten()).network(), LOSS, gaussian(1, 3, 2), labels(3, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Theory needs at least one Dense layer, and the network has none.");
    }

    private static void refuses(Sequential network, String message) {
        assertThatThrownBy(() -> SignalPropagation.predict(network.network(), LOSS, gaussian(1, 3, 4), labels(3, 2)))
                .isInstanceOf(UnsupportedLayerException.class)
                .hasMessage(message);
    }

    /// A layer that passes everything on.
    private record Nothing(String name) implements CustomLayer {
        @Override
        public Layer named(String newName) {
            return new Nothing(newName);
        }

        @Override
        public String type() {
            return "Nothing";
        }

        @Override
        public Shape outputShape(Shape input) {
            return input;
        }

        @Override
        public Operation operation(Shape input) {
            return Operation.identity();
        }
    }
}
