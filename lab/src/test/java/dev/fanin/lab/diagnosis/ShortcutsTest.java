package dev.fanin.lab.diagnosis;

import static dev.fanin.layer.Layers.activation;
import static dev.fanin.layer.Layers.batchNormalization;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.lab.finding.Rule;
import dev.fanin.layer.Layer;
import dev.fanin.model.Sequential;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShortcutsTest {

    @Test
    void leadAroundPairsOfLayersOfOneShapeUnderTheOldNames() {
        Sequential chain = chain(5);

        var residual = Shortcuts.around(chain.network()).orElseThrow().network();

        // The first layer changes the shape; of the four after it, two pairs get a shortcut.
        assertThat(residual.nodes().stream().map(node -> node.path()).filter(path -> path.startsWith("shortcut")))
                .containsExactly("shortcut_1", "shortcut_2");
        assertThat(residual.nodes().stream().map(node -> node.path()))
                .containsAll(chain.network().nodes().stream()
                        .map(node -> node.path())
                        .toList());
        assertThat(residual.output()).isEqualTo(chain.network().output());
    }

    @Test
    void areNotThereWhereNothingIsNormalized() {
        assertThat(Shortcuts.around(Sequential.of(input(8), dense(8, "relu"), dense(8, "relu"), dense(2))
                        .network()))
                .isEmpty();
    }

    @Test
    void mendAChainWhoseGradientExplodes() {
        var diagnosis = Doctor.examine(Patient.of("chain", chain(60)), Checkup.complete())
                .diagnosis();
        var finding = diagnosis.findings().getFirst();
        assertThat(finding.rule()).isEqualTo(Rule.INIT011);
        assertThat(finding.fix()).isNotNull();
    }

    private static Sequential chain(int depth) {
        List<Layer> layers = new ArrayList<>(List.of(input(12)));
        for (int i = 0; i < depth; i++) {
            layers.add(dense(32).withoutBias());
            layers.add(batchNormalization());
            layers.add(activation("relu"));
        }
        layers.add(dense(3, "softmax"));
        Sequential chain = new Sequential(layers);
        assertThat(chain.build(seed(0)).countParameters()).isPositive();
        return chain;
    }
}
