package dev.fanin.io.model;

import static dev.fanin.layer.Layers.batchNormalization;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.graph.Engine;
import dev.fanin.graph.Weights;
import dev.fanin.io.keras.SavedModel;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFileTest {

    private static final Sequential NETWORK = Sequential.of(
                    input(3), dense(4, "relu").named("first"), batchNormalization(), dense(2))
            .named("small");

    @TempDir
    Path folder;

    private static Model trained() {
        Model model = NETWORK.build(Seed.seed(1), Engine.plain());
        model.compile("adam", "mse", "mae");
        Tensor x = Tensor.of(Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
        for (int step = 0; step < 3; step++) {
            model.trainOnBatch(x, Tensor.of(Shape.of(2, 2), 1, 0, 2, 0));
        }
        return model;
    }

    private static void assertSame(Weights got, Weights expected) {
        assertThat(got.values().keySet())
                .containsExactlyElementsOf(expected.values().keySet());
        expected.values().forEach((path, tensor) -> {
            assertThat(got.get(path).shape()).isEqualTo(tensor.shape());
            assertThat(got.get(path).array()).as(path).isEqualTo(tensor.array());
        });
    }

    @Test
    void aModelComesBackWithAllOfItsTraining() throws IOException {
        Model model = trained();
        Path file = folder.resolve("m.keras");
        ModelFile.write(file, model);
        SavedModel saved = ModelFile.read(file, null);
        assertThat(saved.notes()).isEmpty();
        assertThat(saved.definition().network()).isEqualTo(NETWORK.network());
        assertThat(saved.definition().name()).isEqualTo("small");
        assertThat(saved.compiled()).isEqualTo(model.compiled());
        Model again = saved.build(Seed.seed(9), Engine.plain());
        assertSame(again.weights(), model.weights());
        assertThat(again.checkpoint().steps()).isEqualTo(3);
        Tensor x = Tensor.of(Shape.of(2, 3), 3, 2, 1, 6, 5, 4);
        Tensor y = Tensor.of(Shape.of(2, 2), 1, 1, 0, 0);
        model.trainOnBatch(x, y);
        again.trainOnBatch(x, y);
        assertSame(again.weights(), model.weights());
        assertThat(ModelFile.readForInference(file, null).optimizer()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"w.weights.h5", "w.safetensors", "w.safetensors.index.json", "w.npz", "w.keras", "W.SafeTensors"
            })
    void weightsComeBackFromAnyFile(String name) throws IOException {
        Model model = trained();
        Path file = folder.resolve(name);
        ModelFile.write(file, model);
        assertSame(WeightsFile.read(file, NETWORK), model.weights());
        ModelFile.write(folder.resolve("m.json"), model);
        SavedModel put = ModelFile.read(folder.resolve("m.json"), file);
        assertSame(put.build(Seed.seed(3), Engine.plain()).weights(), model.weights());
        assertThat(put.compiled()).isEqualTo(model.compiled());
    }

    @ParameterizedTest
    @ValueSource(strings = {"w.safetensors", "w.npz"})
    void weightsComeBackUnderTheNamesOfPyTorch(String name) throws IOException {
        Model model = trained();
        Path file = folder.resolve(name);
        WeightsFile.write(file, NETWORK, model.weights(), WeightsLayout.TORCH);
        assertSame(WeightsFile.read(file, NETWORK), model.weights());
    }

    @Test
    void aModelWithoutWeightsDrawsThem() throws IOException {
        Path file = folder.resolve("m.json");
        ModelFile.write(file, trained());
        Weights drawn =
                ModelFile.read(file, null).build(Seed.seed(5), Engine.plain()).weights();
        assertSame(drawn, NETWORK.build(Seed.seed(5), Engine.plain()).weights());
    }

    @Test
    void refusesWhatANameDoesNotSay() {
        assertThatThrownBy(() -> ModelFile.read(Path.of("m.pt"), null))
                .isInstanceOf(IOException.class)
                .hasMessage("Cannot tell from its name what 'm.pt' holds; expected a name that ends in .keras,"
                        + " .weights.h5, .h5, .hdf5, .json, .safetensors, .safetensors.index.json, .npz.");
        assertThatThrownBy(() -> ModelFile.read(Path.of("m.weights.h5"), null))
                .hasMessage(
                        "Cannot read a model from m.weights.h5: it is Keras weights, which do not say how layers are"
                                + " connected. Name a .keras file or a model JSON, and this one as its weights.");
        assertThatThrownBy(() -> ModelFile.write(folder.resolve("m.h5"), trained()))
                .hasMessageEndingWith("files of Keras before 3 are read only. Name a file that ends in .keras.");
    }

    @Test
    void refusesWeightsOfAnotherModel() throws IOException {
        Path file = folder.resolve("w.npz");
        ModelFile.write(file, trained());
        Sequential other = Sequential.of(input(3), dense(5).named("first"), batchNormalization(), dense(2));
        assertThatThrownBy(() -> WeightsFile.read(file, other))
                .hasMessage("Cannot read weights from " + file
                        + ": 'first/kernel' has shape (3, 4), the model needs (3, 5).");
        Sequential less = Sequential.of(input(3), dense(4).named("first"));
        assertThatThrownBy(() -> WeightsFile.read(file, less))
                .hasMessage("Cannot read weights from " + file
                        + ": no layer takes 'batch_normalization/beta'; these are" + " weights of another model.");
        Sequential more = Sequential.of(input(3), dense(4).named("first"), batchNormalization(), dense(2), dense(1));
        assertThatThrownBy(() -> WeightsFile.read(file, more))
                .hasMessage("Cannot read weights from " + file + ": there is no 'dense_1/kernel'; these are weights of"
                        + " another model.");
    }
}
