package dev.fanin.lab.scheme;

import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.layer.Layers.layerNormalization;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.graph.Node;
import dev.fanin.init.Initializers;
import dev.fanin.lab.profile.Chains;
import dev.fanin.loss.Losses;
import dev.fanin.model.Definition;
import dev.fanin.model.Sequential;
import dev.fanin.optimizer.Optimizers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MuPTest {

    private static Definition mlp(int width) {
        return Sequential.of(
                input(32), dense(width, "relu"), dense(width, "relu"), layerNormalization(), dense(10, "softmax"));
    }

    /// Tensor programs V, table 3, for eight times the base width.
    @Test
    void theTableHolds() {
        MuP mup = new MuP(mlp(64));
        Parametrized adam = mup.at(mlp(512), MuP.Rule.ADAM);
        Parametrized sgd = mup.at(mlp(512), MuP.Rule.SGD);

        List<Node> nodes = adam.definition().network().nodes();
        assertThat(nodes.get(0).parameters().getFirst().initializer()).isEqualTo(Initializers.heNormal());
        assertThat(nodes.get(1).parameters().getFirst().initializer()).isEqualTo(Initializers.heNormal());
        assertThat(nodes.get(3).parameters().getFirst().variance()).isCloseTo(1.0 / 512 / 8, within(1e-12));
        assertThat(adam.rates())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "dense/kernel", 1.0,
                        "dense/bias", 1.0,
                        "dense_1/kernel", 1.0 / 8,
                        "dense_1/bias", 1.0,
                        "layer_normalization/gamma", 1.0,
                        "layer_normalization/beta", 1.0,
                        "dense_2/kernel", 1.0 / 8,
                        "dense_2/bias", 1.0));
        assertThat(sgd.rates())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "dense/kernel", 8.0,
                        "dense/bias", 8.0,
                        "dense_1/kernel", 1.0,
                        "dense_1/bias", 8.0,
                        "layer_normalization/gamma", 8.0,
                        "layer_normalization/beta", 8.0,
                        "dense_2/kernel", 1.0 / 8,
                        "dense_2/bias", 1.0));
    }

    @Test
    void theBaseItselfIsTheStandardScheme() {
        Parametrized same = new MuP(mlp(64)).at(mlp(64), MuP.Rule.SGD);

        assertThat(same.rates().values()).containsOnly(1.0);
        assertThat(same.definition()).isEqualTo(Schemes.standard(mlp(64)));
    }

    @Test
    void anotherNetworkIsRefused() {
        assertThatThrownBy(() -> new MuP(mlp(64)).at(Sequential.of(input(4), dense(2)), MuP.Rule.ADAM))
                .hasMessage("MuP expects the layers of its base, with kernels [dense/kernel, dense_1/kernel,"
                        + " dense_2/kernel], got [dense/kernel]; change widths alone.");
        assertThatThrownBy(() -> new CoordCheck(List.of(64), 3, 1, Optimizers.sgd(), Losses.mse()))
                .hasMessage("A coordinate check needs two widths or more, at least three networks and no negative"
                        + " number of steps, got widths [64], 3 seeds and 1 steps.");
        assertThatThrownBy(() -> new CoordCheck(List.of(8, 16), 3, 1, Optimizers.sgd(), Losses.mse())
                        .run(width -> Parametrized.standard(mlp(width)), Chains.gaussian(1, 8, 5), Chains.labels(8, 2)))
                .hasMessageStartingWith("The model expects samples of shape (32,), the sample's axis first, got");
    }
}
