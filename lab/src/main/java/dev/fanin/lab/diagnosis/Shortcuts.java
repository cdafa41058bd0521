package dev.fanin.lab.diagnosis;

import dev.fanin.graph.Network;
import dev.fanin.graph.Node;
import dev.fanin.layer.BatchNormalization;
import dev.fanin.layer.Input;
import dev.fanin.layer.Layers;
import dev.fanin.layer.Symbol;
import dev.fanin.model.Definition;
import dev.fanin.model.Functional;
import dev.fanin.tensor.Shape;
import java.util.Optional;

/// A chain with shortcuts around pairs of its normalized layers, which keep gradients from growing.
///
/// Source: He et al., "Identity mappings in deep residual networks", 2016.
final class Shortcuts {

    private static final int LAYERS = 2;

    private Shortcuts() {}

    /// Returns the chain with shortcuts, under the same names; nothing where it is no chain or no
    /// two layers in a row keep the shape.
    static Optional<Definition> around(Network network) {
        if (!network.isChain()) {
            return Optional.empty();
        }
        Input input = network.inputs().getFirst();
        Symbol start = input.on();
        Symbol end = start;
        Symbol from = start;
        Shape fromShape = input.shape();
        int passed = 0;
        int added = 0;
        for (Node node : network.nodes()) {
            boolean isAhead = node.layer() instanceof BatchNormalization;
            end = node.layer().on(end);
            passed += isAhead ? 1 : 0;
            boolean isActive = !node.layer().activation().isLinear() && passed > 0;
            if (isActive && !node.output().equals(fromShape)) {
                from = end;
                fromShape = node.output();
                passed = 0;
            } else if (isActive && passed >= LAYERS) {
                end = Layers.add().named("shortcut_" + ++added).on(from, end);
                from = end;
                passed = 0;
            }
        }
        return added == 0 ? Optional.empty() : Optional.of(Functional.of(start, end));
    }
}
