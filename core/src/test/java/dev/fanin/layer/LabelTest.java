package dev.fanin.layer;

import static dev.fanin.layer.Layers.conv2d;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.config.Config;
import dev.fanin.model.Sequential;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelTest {

    @Test
    void ofALayerSaysWhichLineMadeIt() {
        int line = new Throwable().getStackTrace()[0].getLineNumber() + 1;
        Dense layer = dense(3, "relu");
        assertThat(layer.label().source()).isEqualTo("dev/fanin/layer/LabelTest.java:" + line);
    }

    @Test
    void keepsTheLineWhenTheLayerIsChangedNamedFrozenAndPutIntoANetwork() {
        var layer = conv2d(4, 3, "relu");
        String source = layer.label().source();
        var changed =
                layer.strides(2).kernelInitializer("he_normal").named("seen").trainable(false);
        var network = Sequential.of(input(8, 8, 1), layer).network();
        assertThat(source).startsWith("dev/fanin/layer/LabelTest.java:");
        assertThat(changed.label().source()).isEqualTo(source);
        assertThat(((KerasLayer) network.nodes().getFirst().layer()).label().source())
                .isEqualTo(source);
    }

    @Test
    void isEqualToThatOfTheSameLayerWrittenElsewhere() {
        Dense first = dense(3);
        Dense second = dense(3);
        assertThat(first).isEqualTo(second).hasSameHashCodeAs(second);
        assertThat(first.label().source()).isNotEqualTo(second.label().source());
        assertThat(first).hasToString(second.toString());
        assertThat(dense(3).named("a")).isNotEqualTo(second);
    }

    @Test
    void ofALayerFromAConfigHasNoLine() {
        Config config = dense(3).named("hidden").config();
        assertThat(List.of(((KerasLayer) Layers.of(config)).label()))
                .first()
                .extracting(Label::source)
                .isEqualTo("");
    }
}
