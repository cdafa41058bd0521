package dev.fanin.connection;

import dev.fanin.tensor.Shape;

/// Every input to every output, as in Dense: `z_j = sum over i of x_i w_ij`.
///
/// Shapes: Keras `(in, out)`, PyTorch `(out, in)`.
///
/// @param in the number of inputs, at least 1
/// @param out the number of outputs, at least 1
public record FullyConnected(int in, int out) implements Connection {

    public FullyConnected {
        Sizes.check("FullyConnected", "in", in);
        Sizes.check("FullyConnected", "out", out);
    }

    @Override
    public Shape kerasShape() {
        return Shape.of(in, out);
    }

    @Override
    public Shape torchShape() {
        return Shape.of(out, in);
    }
}
