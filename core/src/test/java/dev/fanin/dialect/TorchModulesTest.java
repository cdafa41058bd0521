package dev.fanin.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fanin.tensor.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Every module was made by PyTorch 1.13 after `torch.manual_seed(42)`.
class TorchModulesTest {

    private static final TorchValues TORCH = TorchValues.read("torch113.npz");

    private static TorchGenerator seed42() {
        return TorchGenerator.seeded(42);
    }

    private static void assertModule(String name, List<TorchParameter> parameters) {
        assertModule(name, "", parameters);
    }

    private static void assertModule(String name, String prefix, List<TorchParameter> parameters) {
        Map<String, float[]> expected = TORCH.startingWith("mod_" + name + "__" + prefix);
        Map<String, TorchParameter> actual = new LinkedHashMap<>();
        parameters.forEach(parameter -> actual.put(parameter.name(), parameter));
        assertThat(actual).containsOnlyKeys(expected.keySet());
        actual.forEach((parameter, made) -> TorchValues.assertSameBits(
                name + "." + prefix + parameter, made.value().array(), expected.getOrDefault(parameter, new float[0])));
    }

    private static List<Shape> shapes(List<TorchParameter> parameters) {
        return parameters.stream().map(parameter -> parameter.value().shape()).toList();
    }

    @Test
    void linearIsThatOfPyTorch() {
        assertModule("linear_3_2", TorchModules.linear(3, 2, true, seed42()));
        assertModule("linear_784_10", TorchModules.linear(784, 10, true, seed42()));
        assertModule("linear_16_32", TorchModules.linear(16, 32, true, seed42()));
        assertModule("linear_20_30_nobias", TorchModules.linear(20, 30, false, seed42()));
        assertThat(shapes(TorchModules.linear(3, 2, true, seed42()))).containsExactly(Shape.of(2, 3), Shape.of(2));
    }

    @Test
    void modulesShareAGenerator() {
        TorchGenerator generator = seed42();
        assertModule("mlp", "0.", TorchModules.linear(784, 128, true, generator));
        assertModule("mlp", "2.", TorchModules.linear(128, 10, true, generator));
    }

    @Test
    void convolutionsAreThoseOfPyTorch() {
        assertModule("conv1d", TorchModules.conv(4, 8, 1, true, seed42(), 5));
        assertModule("conv2d", TorchModules.conv(3, 16, 1, true, seed42(), 3, 3));
        assertModule("conv2d_g2", TorchModules.conv(4, 8, 2, true, seed42(), 3, 3));
        assertModule("conv3d", TorchModules.conv(2, 4, 1, true, seed42(), 3, 3, 3));
        assertModule("convT2d", TorchModules.convTranspose(4, 6, 1, true, seed42(), 3, 3));
        assertModule("convT2d_g2", TorchModules.convTranspose(4, 6, 2, true, seed42(), 3, 3));
        assertThat(shapes(TorchModules.conv(4, 8, 2, true, seed42(), 3, 3)))
                .containsExactly(Shape.of(8, 2, 3, 3), Shape.of(8));
        assertThat(shapes(TorchModules.convTranspose(4, 6, 2, true, seed42(), 3, 3)))
                .containsExactly(Shape.of(4, 3, 3, 3), Shape.of(6));
    }

    @Test
    void recurrentModulesAreThoseOfPyTorch() {
        assertModule("rnn", TorchModules.rnn(3, 5, true, seed42()));
        assertModule("gru", TorchModules.gru(3, 5, true, seed42()));
        assertModule("lstm", TorchModules.lstm(3, 5, true, seed42()));
        assertThat(shapes(TorchModules.lstm(3, 5, true, seed42())))
                .containsExactly(Shape.of(20, 3), Shape.of(20, 5), Shape.of(20), Shape.of(20));
        assertThat(shapes(TorchModules.gru(3, 5, false, seed42()))).containsExactly(Shape.of(15, 3), Shape.of(15, 5));
    }

    @Test
    void attentionIsThatOfPyTorch() {
        assertModule("mha", TorchModules.multiheadAttention(8, seed42()));
        assertModule("mha", TorchModules.multiheadAttention(8, 8, 8, seed42()));
        assertModule("mha_kv", TorchModules.multiheadAttention(8, 6, 4, seed42()));
        assertThat(shapes(TorchModules.multiheadAttention(8, 6, 4, seed42())))
                .containsExactly(
                        Shape.of(8, 8), Shape.of(8, 8), Shape.of(8, 6), Shape.of(8, 4), Shape.of(24), Shape.of(8));
    }

    @Test
    void theOtherModulesAreThoseOfPyTorch() {
        assertModule("embedding", TorchModules.embedding(10, 6, seed42()));
        assertModule("embedding_pad", TorchModules.embedding(10, 6, 0, seed42()));
        assertModule("embedding_pad", TorchModules.embedding(10, 6, -10, seed42()));
        assertModule("bilinear", TorchModules.bilinear(3, 4, 5, true, seed42()));
        assertModule("bn", TorchModules.norm(4));
        assertModule("ln", TorchModules.norm(4));
        assertThat(TorchModules.bilinear(3, 4, 5, false, seed42())).hasSize(1);
    }

    @Test
    void whatPyTorchRefusesIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TorchModules.conv(4, 8, 3, true, seed42(), 3))
                .withMessage("Expected groups that divide 4 input and 8 output channels, got 3.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TorchModules.conv(4, 8, 1, true, seed42()))
                .withMessage("Expected a kernel of one to three lengths, got 0.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TorchModules.embedding(10, 6, 10, seed42()))
                .withMessage("Expected a padding row from -10 to 9 for an embedding of 10 rows, got 10.");
    }
}
