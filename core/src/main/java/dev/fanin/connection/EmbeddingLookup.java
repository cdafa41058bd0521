package dev.fanin.connection;

import dev.fanin.tensor.Shape;

/// A table of which one row is looked up for each token, as in Embedding.
///
/// As a matrix product its input has a single 1 and else zeros, so an output is one weight and not
/// a sum of `vocabulary` many.
///
/// Shapes: Keras and PyTorch `(vocabulary, dimension)`.
///
/// @param vocabulary the number of rows, at least 1
/// @param dimension the values of a row, at least 1
public record EmbeddingLookup(int vocabulary, int dimension) implements Connection {

    public EmbeddingLookup {
        Sizes.check("EmbeddingLookup", "vocabulary", vocabulary);
        Sizes.check("EmbeddingLookup", "dimension", dimension);
    }

    @Override
    public Shape kerasShape() {
        return Shape.of(vocabulary, dimension);
    }

    @Override
    public Shape torchShape() {
        return Shape.of(vocabulary, dimension);
    }
}
