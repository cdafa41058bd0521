package dev.fanin.graph;

import static dev.fanin.layer.Layers.add;
import static dev.fanin.layer.Layers.concatenate;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.layer.Dense;
import dev.fanin.layer.Graph;
import dev.fanin.layer.Layer;
import dev.fanin.layer.Symbol;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The orders were printed by Keras 3.15.1: `[layer.name for layer in model.layers]`.
class GraphOrderTest {

    /// ```python
    /// a = Input((4,), name="a"); b = Input((4,), name="b"); unused = Input((2,), name="unused")
    /// shared = Dense(4, name="shared"); deep = Dense(4, name="deep")
    /// left = shared(a); right = shared(deep(Dense(4, name="first")(b)))
    /// side = Dense(3, name="side")(a)
    /// out = Concatenate(name="join")([side, Add(name="sum")([left, right])])
    /// Model([a, b, unused], [out, Dense(2, name="second")(left)])
    /// ```
    @Test
    void isThatOfKeras() {
        Symbol a = input(4).named("a").on();
        Symbol b = input(4).named("b").on();
        Symbol unused = input(2).named("unused").on();
        Dense shared = dense(4).named("shared");
        Symbol left = shared.on(a);
        Symbol right =
                shared.on(dense(4).named("deep").on(dense(4).named("first").on(b)));
        Symbol side = dense(3).named("side").on(a);
        Symbol out = concatenate().named("join").on(side, add().named("sum").on(left, right));
        Graph graph = GraphOrder.of(Graph.between(
                List.of(a, b, unused), List.of(out, dense(2).named("second").on(left))));
        assertThat(graph.layers().stream().map(Layer::name))
                .containsExactly("b", "first", "a", "deep", "shared", "side", "sum", "unused", "join", "second");
        assertThat(graph.calls())
                .allSatisfy(call -> assertThat(call.sources())
                        .allSatisfy(source ->
                                assertThat(source).isLessThan(graph.calls().indexOf(call))));
        assertThat(graph.inputs().stream().map(i -> name(graph, i))).containsExactly("a", "b", "unused");
        assertThat(graph.outputs().stream().map(i -> name(graph, i))).containsExactly("join", "second");
        assertThat(Network.of(graph).nodes()).extracting(Node::path).startsWith("first", "deep", "shared");
    }

    @Test
    void ofAnOrderedGraphIsTheGraph() {
        Symbol x = input(3).on();
        Graph graph = GraphOrder.of(Graph.between(List.of(x), List.of(add().on(dense(3).on(x), dense(3).on(x)))));
        assertThat(GraphOrder.of(graph)).isEqualTo(graph);
    }

    private static String name(Graph graph, int call) {
        return graph.layers().get(graph.calls().get(call).layer()).name();
    }
}
