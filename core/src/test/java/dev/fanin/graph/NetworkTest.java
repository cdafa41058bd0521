package dev.fanin.graph;

import static dev.fanin.activation.Activations.relu;
import static dev.fanin.init.Initializers.zeros;
import static dev.fanin.layer.Layers.activation;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.dropout;
import static dev.fanin.layer.Layers.flatten;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Activations;
import dev.fanin.layer.CustomLayer;
import dev.fanin.layer.Dense;
import dev.fanin.layer.Dropout;
import dev.fanin.layer.Label;
import dev.fanin.layer.Layer;
import dev.fanin.layer.WeightSettings;
import dev.fanin.operation.Operation;
import dev.fanin.regularizer.Regularizers;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {

    /// A layer of one's own of any class name.
    record Own(String name, String type) implements CustomLayer {

        @Override
        public Own named(String newName) {
            return new Own(newName, type);
        }

        @Override
        public Shape outputShape(Shape input) {
            return input;
        }

        @Override
        public ActivationFunction activation() {
            return Activations.linear();
        }

        @Override
        public Operation operation(Shape input) {
            return Operation.identity();
        }
    }

    @Nested
    class Names {
        @Test
        void countWithinTheNetworkAsInKeras() {
            assertThat(names(input(2, 3), dense(4), flatten(), dense(4), dropout(0.1), dense(4), activation("relu")))
                    .containsExactly("dense", "flatten", "dense_1", "dropout", "dense_2", "activation");
        }

        @Test
        void thatAreGivenStayAndAreNotCounted() {
            assertThat(names(input(3), dense(4), dense(4).named("middle"), dense(4)))
                    .containsExactly("dense", "middle", "dense_1");
        }

        /// From `keras.utils.naming.to_snake_case`.
        @ParameterizedTest
        @CsvSource({
            "Conv2D, conv2d",
            "MaxPooling2D, max_pooling2d",
            "PReLU, p_re_lu",
            "LayerNormalization, layer_normalization",
            "GRU, gru",
            "ConvLSTM1D, conv_lstm1d",
            "ReLU, re_lu"
        })
        void ofOwnLayersAreThoseThatKerasMakesOfTheClass(String type, String name) {
            assertThat(names(input(3), new Own("", type), new Own("", type))).containsExactly(name, name + "_1");
        }
    }

    @Nested
    class Refusals {
        @Test
        void aNetworkWithoutInput() {
            refuses(
                    "A network starts with input(...) and has at least one layer after it, got [Dense, Dense].",
                    dense(3),
                    dense(2));
            refuses("A network starts with input(...) and has at least one layer after it, got [].");
        }

        @Test
        void aNetworkOfAnInputAlone() {
            refuses(
                    "A network starts with input(...) and has at least one layer after it, got [InputLayer].",
                    input(3));
        }

        @Test
        void aSecondInput() {
            refuses(
                    "A chain of layers has one input, at its start; got [InputLayer, Dense, InputLayer].",
                    input(3),
                    dense(3),
                    input(3));
        }

        @Test
        void twoLayersOfOneName() {
            String message = "Layer names must differ, but 'dense' is used twice; rename one with named(...).";
            refuses(message, input(3), dense(3).named("dense"), dense(3).named("dense"));
            refuses(message, input(3), dense(3), dense(3).named("dense"));
            refuses(
                    "Layer names must differ, but 'a\\nb' is used twice; rename one with named(...).",
                    input(3),
                    dense(3).named("a\nb"),
                    dense(3).named("a\nb"));
        }

        @Test
        void aDenseWithoutAxis() {
            refuses(
                    "Dense 'dense' expects at least one axis besides the batch, got shape (None,);"
                            + " give the input an axis. The input comes from 'input_layer' of shape (None,).",
                    input(),
                    dense(3));
        }

        @Test
        void settingsOutOfRange() {
            assertThatThrownBy(() -> dense(0)).hasMessage("Dense: units must be at least 1, got 0.");
            assertThatThrownBy(() -> new Dense(
                            -2,
                            relu(),
                            true,
                            WeightSettings.of(zeros()),
                            WeightSettings.of(zeros()),
                            Regularizers.none(),
                            new Label("hidden", true)))
                    .hasMessage("Dense 'hidden': units must be at least 1, got -2.");
            assertThatThrownBy(() -> dropout(1)).hasMessage("Dropout: rate must be at least 0 and below 1, got 1.0.");
            assertThatThrownBy(() -> new Dropout(Double.NaN, new Label("drop", true)))
                    .hasMessage("Dropout 'drop': rate must be at least 0 and below 1, got NaN.");
            assertThatThrownBy(() -> input(3, 0)).hasMessage("Every axis of a shape must be at least 1, got (3, 0).");
        }

        private static void refuses(String message, Layer... layers) {
            assertThatThrownBy(() -> Network.of(List.of(layers)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(message);
        }
    }

    @Nested
    class Values {
        @Test
        void areFoundByPathInTheOrderOfTheNetwork() {
            Weights weights = Weights.initialize(network(input(3), dense(4), dense(2).withoutBias()), seed(1));
            assertThat(weights.values().keySet()).containsExactly("dense/kernel", "dense/bias", "dense_1/kernel");
            assertThat(weights.count()).isEqualTo(12 + 4 + 8);
            assertThatThrownBy(() -> weights.get("dense_1/bias"))
                    .hasMessage("No parameter 'dense_1/bias'; there are [dense/kernel, dense/bias, dense_1/kernel].");
        }

        @Test
        void cannotBeTakenAwayOrPutThere() {
            Weights weights = Weights.initialize(network(input(3), dense(4)), seed(1));
            Tensor other = Tensor.zeros(Shape.of(3, 4));
            assertThatThrownBy(() -> weights.values().put("dense/kernel", other))
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> weights.values().pollFirstEntry())
                    .isInstanceOf(UnsupportedOperationException.class);
            SequencedMap<String, Tensor> given = new LinkedHashMap<>(Map.of("a", other));
            Weights own = new Weights(given);
            given.clear();
            assertThat(own.values()).hasSize(1);
        }

        @Test
        void aCopyIsNotTouched() {
            Weights weights = Weights.initialize(network(input(3), dense(4)), seed(1));
            Weights copy = weights.copy();
            float before = copy.get("dense/kernel").array()[0];
            weights.get("dense/kernel").array()[0] = 99;
            assertThat(copy.get("dense/kernel").array()[0]).isEqualTo(before);
        }

        @Test
        void goingBackwardNeedsGoingForward() {
            Network network = network(input(3), dense(4));
            Execution execution = new Execution(network, Weights.initialize(network, seed(1)), 2, seed(1));
            assertThatThrownBy(() -> execution.backward(false))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("Going backward needs a forward pass first.");
        }
    }

    private static Network network(Layer... layers) {
        return Network.of(List.of(layers));
    }

    private static List<String> names(Layer... layers) {
        return network(layers).nodes().stream().map(node -> node.layer().name()).toList();
    }
}
