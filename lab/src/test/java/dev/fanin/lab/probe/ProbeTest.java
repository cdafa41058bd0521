package dev.fanin.lab.probe;

import static dev.fanin.init.Initializers.glorotUniform;
import static dev.fanin.lab.profile.Chains.gaussian;
import static dev.fanin.lab.profile.Chains.labels;
import static dev.fanin.layer.Layers.activation;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.flatten;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.activation.Activations;
import dev.fanin.graph.Weights;
import dev.fanin.lab.profile.Chains;
import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.loss.Loss;
import dev.fanin.loss.Losses;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ProbeTest {

    private static final Loss CROSSENTROPY =
            Losses.sparseCategoricalCrossentropy().unclipped();

    /// Two inputs, two relu nodes, one output; samples (1, 2) and (-1, 1).
    ///
    /// Sums (3, 4) and (0, 4), outputs 2.5 and -3.5 where 1.5 and -2.5 are wanted, so that dL/dz is
    /// 2 and -2 at the output, and (4, -2) and (0, 2) before relu, which passes nothing at 0.
    @Nested
    class ByHand {
        private static final double EXACT = 1e-7;
        private final NetworkProfile profile = tiny(Tensor.of(Shape.of(2, 2), 1, 2, -1, 1), 1.5f, -2.5f);
        private final LayerProfile hidden = profile.layers().get(0);
        private final LayerProfile output = profile.layers().get(1);

        @Test
        void signal() {
            assertThat(profile.input().value()).isCloseTo(Math.sqrt(7 / 4.0), within(EXACT));
            assertThat(hidden.preActivation().mean()).isCloseTo(11 / 4.0, within(EXACT));
            assertThat(hidden.preActivation().rms().value()).isCloseTo(Math.sqrt(41 / 4.0), within(EXACT));
            assertThat(hidden.preActivation().standardDeviation())
                    .isCloseTo(Math.sqrt(41 / 4.0 - 121 / 16.0), within(EXACT));
            assertThat(hidden.activation().rms())
                    .isEqualTo(hidden.preActivation().rms());
            assertThat(output.activation().mean()).isCloseTo(-0.5, within(EXACT));
            assertThat(output.activation().standardDeviation()).isCloseTo(3, within(EXACT));
        }

        @Test
        void gradients() {
            assertThat(output.gradient().value()).isCloseTo(2, within(EXACT));
            assertThat(hidden.gradient().value()).isCloseTo(Math.sqrt(24 / 4.0), within(EXACT));
            assertThat(output.weightGradient().value()).isCloseTo(Math.sqrt((9 + 0) / 2.0), within(EXACT));
            assertThat(hidden.weightGradient().value()).isCloseTo(Math.sqrt((4 + 4 + 16 + 1) / 4.0), within(EXACT));
        }

        @Test
        void deadNodes() {
            assertThat(hidden.dead()).isZero();
            NetworkProfile secondAlone = tiny(Tensor.of(Shape.of(1, 2), -1, 1), -2.5f);
            assertThat(secondAlone.layers().get(0).dead()).isEqualTo(0.5);
            assertThat(secondAlone.layers().get(1).dead()).isZero();
        }

        private static NetworkProfile tiny(Tensor x, float... targets) {
            Model model = Sequential.of(input(2), dense(2, "relu"), dense(1)).build(seed(1));
            set(model, "dense/kernel", 1, -1, 1, 2);
            set(model, "dense/bias", 0, 1);
            set(model, "dense_1/kernel", 2, -1);
            set(model, "dense_1/bias", 0.5f);
            return Probe.measure(model, Losses.mse(), x, Tensor.of(Shape.of(targets.length, 1), targets));
        }

        private static void set(Model model, String path, float... values) {
            System.arraycopy(values, 0, model.weights().get(path).array(), 0, values.length);
        }
    }

    @Nested
    class Manners {
        @Test
        void measuringDoesNotChangeTheModel() {
            Model model = Chains.classifier(16, 16, 2, Activations.relu(), glorotUniform(), 3)
                    .build(seed(1));
            Weights before = model.weights().copy();
            NetworkProfile first = measure(model);
            before.values()
                    .forEach((path, tensor) ->
                            assertThat(model.weights().get(path).array()).isEqualTo(tensor.array()));
            assertThat(measure(model)).isEqualTo(first);
        }

        @Test
        void layersWithoutWeightsCountWhereTheyHaveAnActivation() {
            Model model = Sequential.of(
                            input(4, 4),
                            flatten(),
                            dense(8),
                            activation("relu"),
                            activation("linear"),
                            dense(3, "softmax"))
                    .build(seed(1));
            NetworkProfile profile =
                    Probe.measure(model, CROSSENTROPY, gaussian(1, 5, 16).reshape(Shape.of(5, 4, 4)), labels(5, 3));
            assertThat(profile.layers().stream().map(LayerProfile::layer))
                    .containsExactly("dense", "activation", "dense_1");
            assertThat(profile.layers().get(1).weightGradient().log10()).isNaN();
        }

        @Test
        void whatDoesNotFitIsRefused() {
            Model model = Chains.classifier(16, 16, 1, Activations.relu(), glorotUniform(), 3)
                    .build(seed(1));
            assertThatThrownBy(() -> Probe.measure(model, CROSSENTROPY, gaussian(1, 5, 12), labels(5, 3)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The model expects samples of shape (16,), the sample's axis first, got (5, 12).");
            assertThatThrownBy(() -> Probe.measure(model, CROSSENTROPY, gaussian(1, 5, 16), labels(4, 3)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("expects targets of shape (5,)");
        }
    }

    private static NetworkProfile measure(Model model) {
        return Probe.measure(model, CROSSENTROPY, gaussian(1, 30, 16), labels(30, 3));
    }
}
