package dev.fanin.connection;

import dev.fanin.tensor.Shape;

/// The kernel from the state to the gates of a recurrent layer, one gate beside the other.
///
/// The exact fans are those of one gate, `(units, units)`.
///
/// Shapes: Keras `(units, gates units)`, PyTorch `(gates units, units)`.
///
/// @param units the values of the state, at least 1
/// @param gates 4 for LSTM, 3 for GRU, 1 for a simple recurrent layer
public record RecurrentState(int units, int gates) implements Connection {

    public RecurrentState {
        Sizes.check("RecurrentState", "units", units);
        Sizes.check("RecurrentState", "gates", gates);
        Sizes.product("RecurrentState", "units", units, "gates", gates);
    }

    @Override
    public Shape kerasShape() {
        return Shape.of(units, gates * units);
    }

    @Override
    public Shape torchShape() {
        return Shape.of(gates * units, units);
    }
}
