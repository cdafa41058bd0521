package dev.fanin.io.torch;

import static dev.fanin.layer.ConvolutionLayers.conv2dTranspose;
import static dev.fanin.layer.Layers.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.graph.Engine;
import dev.fanin.graph.Weights;
import dev.fanin.io.npy.Npy;
import dev.fanin.io.safetensors.Safetensors;
import dev.fanin.io.safetensors.SafetensorsFile;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A model of PyTorch 2.13 with its `state_dict`, and the same layers here.
class StateDictTest {

    private static final Sequential LAYERS = Sequential.of(
            input(6, 6, 2),
            conv2d(4, 3).padding("same"),
            batchNormalization().epsilon(1e-5),
            activation("relu"),
            maxPooling2d(2),
            conv2d(4, 3, 2).groups(4).withoutBias(),
            conv2dTranspose(3, 2).strides(2),
            flatten(),
            dropout(0.5),
            dense(5, "tanh"),
            layerNormalization().epsilon(1e-5),
            dense(3));

    private static Path golden(String name) {
        try {
            return Path.of(Objects.requireNonNull(StateDictTest.class.getResource("/golden/torch/" + name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SequencedMap<String, Tensor> state() throws IOException {
        SequencedMap<String, Tensor> state = new LinkedHashMap<>();
        try (SafetensorsFile file = Safetensors.read(golden("sequential.safetensors"))) {
            for (String name : file.names()) {
                state.put(name, file.tensor(name));
            }
        }
        return state;
    }

    private static Weights read(Map<String, Tensor> state) {
        return StateDict.read(LAYERS.network(), state.keySet(), name -> Objects.requireNonNull(state.get(name)));
    }

    @Test
    void predictsWhatPyTorchPredicts() throws IOException {
        Model model = LAYERS.build(read(state()), Seed.seed(1), Engine.plain());
        Tensor expected = Npy.read(golden("y.npy"));
        Tensor got = model.predict(Npy.read(golden("x.npy")));
        assertThat(got.shape()).isEqualTo(expected.shape());
        for (int i = 0; i < expected.array().length; i++) {
            assertThat(got.array()[i]).as("value %d", i).isCloseTo(expected.array()[i], within(1e-5f));
        }
    }

    /// Modules are called as layers are; the values are those of PyTorch, but for the count of
    /// batches, which changes nothing.
    @Test
    void givesBackWhatItRead() throws IOException {
        SequencedMap<String, Tensor> state = state();
        SequencedMap<String, Tensor> written = StateDict.of(LAYERS.network(), read(state));
        assertThat(written.keySet())
                .containsExactly(
                        "conv2d.weight",
                        "conv2d.bias",
                        "batch_normalization.weight",
                        "batch_normalization.bias",
                        "batch_normalization.running_mean",
                        "batch_normalization.running_var",
                        "conv2d_1.weight",
                        "conv2d_transpose.weight",
                        "conv2d_transpose.bias",
                        "dense.weight",
                        "dense.bias",
                        "layer_normalization.weight",
                        "layer_normalization.bias",
                        "dense_1.weight",
                        "dense_1.bias");
        assertSame(written.get("dense.weight"), state.get("8.weight"));
        assertSame(written.get("conv2d_1.weight"), state.get("4.weight"));
        assertSame(written.get("conv2d_transpose.weight"), state.get("5.weight"));
        Weights again = read(written);
        read(state).values().forEach((path, tensor) -> assertSame(again.get(path), tensor));
    }

    private static void assertSame(@Nullable Tensor got, @Nullable Tensor expected) {
        Tensor wanted = Objects.requireNonNull(expected);
        assertThat(Objects.requireNonNull(got).shape()).isEqualTo(wanted.shape());
        assertThat(got.array()).isEqualTo(wanted.array());
    }

    @Test
    void refusesWeightsOfAnotherModel() throws IOException {
        SequencedMap<String, Tensor> less = state();
        less.remove("11.bias");
        assertThatThrownBy(() -> read(less))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("There is no tensor '11.bias' for dense_1/bias; there are '");
        SequencedMap<String, Tensor> more = state();
        more.put("11.extra", Tensor.of(Shape.of(1), 1));
        assertThatThrownBy(() -> read(more))
                .hasMessage("No layer takes '11.extra'; these are weights of another model.");
        SequencedMap<String, Tensor> module = state();
        module.put("12.weight", Tensor.of(Shape.of(1), 1));
        assertThatThrownBy(() -> read(module))
                .hasMessageStartingWith(
                        "The network has 7 layers with weights, the file 8 modules, and no name is the same");
        SequencedMap<String, Tensor> shape = state();
        shape.put("8.weight", Tensor.zeros(Shape.of(24, 5)));
        assertThatThrownBy(() -> read(shape))
                .hasMessage("Tensor '8.weight' has shape (24, 5), dense/kernel needs (5, 24) in PyTorch's order.");
    }
}
