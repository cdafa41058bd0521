package dev.fanin.layer;

import java.util.List;

/// The output of a layer in a network that is being put together, as Keras's symbolic tensors.
///
/// Symbols are told apart by identity, not by value: two of the same layer are two uses of it.
public final class Symbol {

    private final Layer layer;
    private final List<Symbol> inputs;

    Symbol(Layer layer, List<Symbol> inputs) {
        this.layer = layer;
        this.inputs = inputs;
    }

    /// Returns the layer.
    public Layer layer() {
        return layer;
    }

    /// Returns what the layer is applied to.
    public List<Symbol> inputs() {
        return inputs;
    }
}
