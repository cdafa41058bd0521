package dev.fanin.connection;

import dev.fanin.init.Fans;
import dev.fanin.tensor.Shape;

/// The fans that Keras and PyTorch read off a shape, knowing nothing else.
///
/// Both are right for fully connected kernels and for plain convolutions without strides.
///
/// Source: Keras 3.15.1, `keras/src/initializers/random_initializers.py`, and PyTorch,
/// `torch/nn/init.py`, as described; no deviation.
public final class ShapeFans {

    private ShapeFans() {}

    /// Returns Keras's: `(1, 1)` for a scalar, `(n, n)` for a vector such as a bias, the two axes
    /// of a matrix, and else the last two axes, each times the product of all before them.
    public static Fans keras(Shape shape) {
        return switch (shape.rank()) {
            case 0 -> new Fans(1, 1);
            case 1 -> new Fans(shape.axis(0), shape.axis(0));
            default -> {
                double window = (double) shape.dropLast().dropLast().size();
                yield new Fans(window * shape.axis(-2), window * shape.axis(-1));
            }
        };
    }

    /// Returns PyTorch's: the second axis is fan-in, the first is fan-out, each times the product
    /// of all after them. Throws for less than two axes, as PyTorch does.
    public static Fans torch(Shape shape) {
        if (shape.rank() < 2) {
            throw new IllegalArgumentException("PyTorch has no fans for shape " + shape
                    + ", only for two axes and more; take those of the kernel beside it.");
        }
        double window = (double) shape.dropFirst().dropFirst().size();
        return new Fans(window * shape.axis(1), window * shape.axis(0));
    }
}
