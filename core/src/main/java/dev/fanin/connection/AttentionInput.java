package dev.fanin.connection;

import dev.fanin.tensor.Shape;

/// The projection of attention from an input to the query, the key or the value of all heads.
///
/// Shapes: Keras `(in, heads, size)`; PyTorch `(heads size, in)`, or `(3 heads size, in)` where it
/// packs query, key and value into one kernel. PyTorch packs where key and value are as wide as the
/// query, and it has `heads size = in` for the query.
///
/// @param in the values of the input, at least 1
/// @param heads the number of heads, at least 1
/// @param size the values of one head, at least 1
/// @param packed whether PyTorch keeps three of these in one kernel
public record AttentionInput(int in, int heads, int size, boolean packed) implements Connection {

    private static final int PACKED = 3;

    public AttentionInput {
        Sizes.check("AttentionInput", "in", in);
        Sizes.check("AttentionInput", "heads", heads);
        Sizes.check("AttentionInput", "size", size);
        int width = Sizes.product("AttentionInput", "heads", heads, "size", size);
        Sizes.product("AttentionInput", "heads size", width, "kernels packed", packed ? PACKED : 1);
        if (packed && width != in) {
            throw new IllegalArgumentException("AttentionInput: PyTorch packs only where heads times size is in, got "
                    + heads + " times " + size + " and in " + in + "; say packed = false.");
        }
    }

    /// Returns the values of all heads together.
    public int width() {
        return heads * size;
    }

    @Override
    public Shape kerasShape() {
        return Shape.of(in, heads, size);
    }

    @Override
    public Shape torchShape() {
        return Shape.of((packed ? PACKED : 1) * width(), in);
    }
}
