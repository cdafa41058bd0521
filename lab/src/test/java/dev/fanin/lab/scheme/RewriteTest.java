package dev.fanin.lab.scheme;

import static dev.fanin.layer.Layers.add;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.init.Initializers;
import dev.fanin.layer.Dense;
import dev.fanin.layer.Layer;
import dev.fanin.layer.Symbol;
import dev.fanin.model.Definition;
import dev.fanin.model.Functional;
import dev.fanin.model.Sequential;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RewriteTest {

    private static final Definition CHAIN = Sequential.of(input(4), dense(4, "relu"), dense(2));

    private static Definition nested() {
        Symbol in = input(4).on();
        Layer shared = dense(4, "relu");
        Symbol x = shared.on(shared.on(in));
        Symbol inner = input(4).on();
        Definition block = Functional.of(inner, add().on(inner, dense(4).on(inner)));
        return Functional.of(in, dense(2).on(block.asLayer("block").on(x)));
    }

    /// A copy with nothing changed draws the same weights under the same paths.
    @Test
    void nothingChangedIsTheSameNetwork() {
        for (Definition definition : List.of(CHAIN, nested())) {
            Definition copy = Rewrite.replacing(definition, Map.of());

            assertThat(copy).hasSameClassAs(definition);
            var before = definition.build(seed(3)).weights();
            var after = copy.build(seed(3)).weights();
            assertThat(after.values().keySet())
                    .containsExactlyElementsOf(before.values().keySet());
            before.values()
                    .forEach((path, tensor) ->
                            assertThat(after.get(path).array()).isEqualTo(tensor.array()));
        }
    }

    @Test
    void layersAreReachedByPathWhereverTheyAre() {
        Definition changed = Rewrite.replacing(
                nested(),
                (path, layer) -> path.equals("block/dense") || path.equals("dense")
                        ? ((Dense) layer).kernelInitializer(Initializers.zeros())
                        : layer);

        var weights = changed.build(seed(3)).weights();
        assertThat(weights.get("block/dense/kernel").array()).containsOnly(0);
        assertThat(weights.get("dense/kernel").array()).containsOnly(0);
        assertThat(weights.get("dense_1/kernel").array()).doesNotContain(0);
        assertThat(changed.network().nodes()).hasSameSizeAs(nested().network().nodes());
    }

    @Test
    void layersArePutInBetween() {
        Definition changed = Rewrite.inserting(
                nested(), Map.of(new Rewrite.Edge("block/add", 1), Scale.of(0.5).named("half")));

        var paths = changed.network().nodes().stream().map(node -> node.path()).toList();
        assertThat(paths).containsExactly("dense", "dense", "block/dense", "block/half", "block/add", "dense_1");
        assertThat(changed.build(seed(3)).weights().get("block/half/scale").array())
                .containsExactly(0.5f);
    }

    @Test
    void layersArePutIntoAChainWhereTheyBelong() {
        Definition changed = Rewrite.inserting(
                CHAIN, Map.of(new Rewrite.Edge("dense", 0), Scale.of(0.5).named("half")));

        assertThat(changed.network().nodes().stream().map(node -> node.path()))
                .containsExactly("half", "dense", "dense_1");
    }
}
