package dev.fanin.init;

import dev.fanin.random.Span;
import dev.fanin.tensor.Shape;

/// Sets a matrix to a multiple of the identity: `W[i][i] = gain`, all else 0.
///
/// Shapes: (inputs, outputs), square or not.
///
/// Also called: `eye_` in PyTorch, `IDENTITY` in DL4J (square only).
///
/// @param gain the factor, which float32 can hold
public record Identity(double gain) implements Deterministic {

    public Identity {
        Float32.check("gain", gain);
    }

    @Override
    public Span.Element elements(Target target) {
        Shape shape = target.shape();
        check(shape);
        int columns = shape.axis(1);
        return index -> index / columns == index % columns ? gain : 0;
    }

    private static void check(Shape shape) {
        if (shape.rank() != 2) {
            throw new IllegalArgumentException("identity needs a shape of two axes, (inputs, outputs), got " + shape
                    + " of " + shape.rank() + "; for a convolution take dirac or delta_orthogonal.");
        }
    }

    @Override
    public Sums sums(Target target) {
        Shape shape = target.shape();
        check(shape);
        return Sums.of(Math.min(shape.axis(0), shape.axis(1)), gain);
    }

    @Override
    public String toString() {
        return CallText.of("identity").with("gain", gain, 1.0).toString();
    }
}
