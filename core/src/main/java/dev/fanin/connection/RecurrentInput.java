package dev.fanin.connection;

import dev.fanin.tensor.Shape;

/// The kernel from the input to the gates of a recurrent layer, one gate beside the other.
///
/// The exact fans are those of one gate, `(in, units)`: the gates are matrices of their own that
/// happen to be kept together.
///
/// Shapes: Keras `(in, gates units)`, PyTorch `(gates units, in)`.
///
/// @param in the values of the input at one time, at least 1
/// @param units the values of the state, at least 1
/// @param gates 4 for LSTM, 3 for GRU, 1 for a simple recurrent layer
public record RecurrentInput(int in, int units, int gates) implements Connection {

    public RecurrentInput {
        Sizes.check("RecurrentInput", "in", in);
        Sizes.check("RecurrentInput", "units", units);
        Sizes.check("RecurrentInput", "gates", gates);
        Sizes.product("RecurrentInput", "units", units, "gates", gates);
    }

    @Override
    public Shape kerasShape() {
        return Shape.of(in, gates * units);
    }

    @Override
    public Shape torchShape() {
        return Shape.of(gates * units, in);
    }
}
