package dev.fanin.connection;

import dev.fanin.tensor.Shape;

/// The projection of attention from the values of all heads to the output.
///
/// Shapes: Keras `(heads, size, out)`, PyTorch `(out, heads size)`.
///
/// @param heads the number of heads, at least 1
/// @param size the values of one head, at least 1
/// @param out the values of the output, at least 1
public record AttentionOutput(int heads, int size, int out) implements Connection {

    public AttentionOutput {
        Sizes.check("AttentionOutput", "heads", heads);
        Sizes.check("AttentionOutput", "size", size);
        Sizes.check("AttentionOutput", "out", out);
        Sizes.product("AttentionOutput", "heads", heads, "size", size);
    }

    /// Returns the values of all heads together.
    public int width() {
        return heads * size;
    }

    @Override
    public Shape kerasShape() {
        return Shape.of(heads, size, out);
    }

    @Override
    public Shape torchShape() {
        return Shape.of(out, width());
    }
}
