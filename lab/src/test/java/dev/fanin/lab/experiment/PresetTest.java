package dev.fanin.lab.experiment;

import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.init.Initializers;
import dev.fanin.layer.KerasLayer;
import dev.fanin.layer.Layer;
import dev.fanin.model.Sequential;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresetTest {

    @Test
    void isTheNetworkItSays() {
        assertThat(Preset.parse("mlp:784-256-2x64-10:tanh:random_normal(stddev=0.1)")
                        .network())
                .isEqualTo(new Sequential(
                        List.of(
                                input(784),
                                hidden(256, 1),
                                hidden(64, 2),
                                hidden(64, 3),
                                dense(10, "softmax")
                                        .kernelInitializer(Initializers.randomNormal(0.1))
                                        .named("output")),
                        "mlp"));
    }

    @Test
    void hasLayersThatNoLineOfTheUserMade() {
        assertThat(Preset.parse("mlp:8-3x16-2").network().layers())
                .map(layer -> ((KerasLayer) layer).label().source())
                .containsOnly("");
        assertThat(((KerasLayer) hidden(1, 1)).label().source())
                .startsWith("dev/fanin/lab/experiment/PresetTest.java:");
    }

    private static Layer hidden(int width, int number) {
        return dense(width, "tanh")
                .kernelInitializer(Initializers.randomNormal(0.1))
                .named("hidden_" + number);
    }

    @Test
    void isRectifiersUnderGlorotUnlessToldOtherwise() {
        assertThat(Preset.parse("mlp:8-3x16-2").network())
                .isEqualTo(Preset.parse("mlp:8-3x16-2:relu:glorot_uniform").network());
    }

    @Test
    void hasOneLinearOutputOrSeveralUnderSoftmax() {
        assertThat(last("mlp:8-16-1")).isEqualTo("linear");
        assertThat(last("mlp:8-16-2")).isEqualTo("softmax");
    }

    private static String last(String preset) {
        return Preset.parse(preset).network().layers().getLast().activation().name();
    }

    @Test
    void convolvesImages() {
        Sequential network =
                Preset.parse("cnn:12x12x1-2x8-16-10:relu:he_normal").network();
        assertThat(network.layers().stream().map(Layer::type))
                .containsExactly("InputLayer", "Conv2D", "Conv2D", "Conv2D", "Flatten", "Dense");
        // 3 * 3 * 1 * 8 + 8, 3 * 3 * 8 * 8 + 8, 3 * 3 * 8 * 16 + 16, and 12 * 12 * 16 * 10 + 10 with 'same' padding.
        assertThat(network.network().nodes().stream()
                        .flatMap(node -> node.parameters().stream())
                        .mapToLong(parameter -> parameter.shape().size())
                        .sum())
                .isEqualTo(80 + 584 + 1168 + 23050);
    }

    @Test
    void isToldFromPaths() {
        assertThat(Preset.isOne("mlp:1-1")).isTrue();
        assertThat(Preset.isOne("mpl:1-1")).isTrue();
        assertThat(Preset.isOne("model.keras")).isFalse();
        assertThat(Preset.isOne("C:\\model.keras")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            mpl:8-2 | Unknown preset 'mpl'; did you mean 'mlp'? Known: mlp, cnn.
            mlp:8 | The preset 'mlp:8' needs the sizes of its input and its output, joined by '-', as in mlp:784-20x256-10:relu:he_normal.
            mlp:8-20*16-2 | The preset 'mlp:8-20*16-2' has sizes such as 256, or 20x256 for 20 layers of 256, got '20*16'.
            mlp:2x8-2 | The preset 'mlp:2x8-2' needs one number each for its input and its output, got '2x8'; see mlp:784-20x256-10:relu:he_normal.
            mlp:8-0-2 | The preset 'mlp:8-0-2' needs sizes of at least 1, got 0.
            cnn:8-4-2 | The preset 'cnn:8-4-2' needs an input of height, width and channels, as in cnn:28x28x1-4x32-10, got '8'.
            """)
    void saysWhatMakesNoSense(String text, String message) {
        assertThatThrownBy(() -> Preset.parse(text)).hasMessage(message);
    }

    @Test
    void suggestsActivationsAndInitializers() {
        assertThatThrownBy(() -> Preset.parse("mlp:8-2:rellu")).hasMessageContaining("did you mean 'relu'?");
        assertThatThrownBy(() -> Preset.parse("mlp:8-2:relu:he_norm")).hasMessageContaining("he_normal");
    }
}
