package dev.fanin.io.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.graph.Engine;
import dev.fanin.graph.Weights;
import dev.fanin.model.Model;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files in the old form: `legacy3` by Keras 3.15.1.
class LegacyFileTest {

    @ParameterizedTest
    @ValueSource(strings = {"legacy3"})
    void predictsWhatKerasPredicts(String name) throws IOException {
        SavedModel saved = LegacyFile.read(KerasModels.file(name, "model.h5"));
        Model model = saved.build(Seed.seed(1), Engine.plain());
        assertPredicts(model, name);
        assertThat(saved.notes())
                .containsExactly("the state of the optimizer is not carried over from files of this kind");
        assertThat(model.compiled()).isNotNull();
        Weights weights = LegacyFile.readWeights(KerasModels.file(name, "model.h5"), saved.definition());
        assertPredicts(saved.definition().build(weights, Seed.seed(2), Engine.plain()), name);
    }

    private static void assertPredicts(Model model, String name) throws IOException {
        Tensor expected = KerasModels.arrays(name, "y").getFirst();
        Tensor got = model.predict(KerasModels.arrays(name, "x")).getFirst();
        assertThat(got.shape()).isEqualTo(expected.shape());
        for (int i = 0; i < expected.array().length; i++) {
            assertThat(got.array()[i]).as("value %d", i).isCloseTo(expected.array()[i], within(1e-5f));
        }
    }

    @Test
    void saysThatWeightsAloneAreNoModel() {
        Path weights = KerasModels.file("mlp", "model.weights.h5");
        assertThatThrownBy(() -> LegacyFile.read(weights))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "Cannot read a model from " + weights
                                + ": it has no 'model_config', so at most weights. Name a model JSON, and this file as its weights.");
    }
}
