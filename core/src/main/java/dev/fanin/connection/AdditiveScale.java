package dev.fanin.connection;

import dev.fanin.tensor.Shape;

/// The vector that additive attention multiplies features with to sum them to one score.
///
/// Shapes: Keras `(dimension,)`, PyTorch, where it is a linear layer to one value, `(1,
/// dimension)`.
///
/// @param dimension the number of features, at least 1
public record AdditiveScale(int dimension) implements Connection {

    public AdditiveScale {
        Sizes.check("AdditiveScale", "dimension", dimension);
    }

    @Override
    public Shape kerasShape() {
        return Shape.of(dimension);
    }

    @Override
    public Shape torchShape() {
        return Shape.of(1, dimension);
    }
}
