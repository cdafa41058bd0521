package dev.fanin.init;

import dev.fanin.random.RandomStream;
import dev.fanin.tensor.Shape;

/// Draws an orthogonal matrix: orthonormal columns, or rows where there are more columns, times a
/// gain.
///
/// A kernel of more than two axes counts as a matrix of `rows = product of all axes but the last`
/// and `columns = last axis`. A weight has mean 0 and variance `gain^2 / max(rows, columns)`.
///
/// Shapes: two axes or more.
///
/// Also called: `OrthogonalInitializer`; `orthogonal_` in PyTorch, which takes the first axis apart
/// instead of the last.
///
/// Source: Saxe, McClelland and Ganguli, "Exact solutions to the nonlinear dynamics of learning in
/// deep linear neural networks", 2014; shape and signs as in Keras.
///
/// @param gain the factor, which float32 can hold
public record Orthogonal(double gain) implements WholeMatrix {

    public Orthogonal {
        Float32.check("gain", gain);
    }

    @Override
    public float[] draw(Target target, RandomStream stream) {
        Shape shape = check("orthogonal", target.shape());
        return HaarMatrix.draw(rows(shape), shape.axis(-1), gain, stream);
    }

    static Shape check(String name, Shape shape) {
        if (shape.rank() < 2) {
            throw new IllegalArgumentException(
                    name + " needs a shape of at least two axes, (k..., inputs, outputs), got " + shape + ".");
        }
        return shape;
    }

    static int rows(Shape shape) {
        return shape.dropLast().arraySize();
    }

    @Override
    public double variance(Target target) {
        Shape shape = check("orthogonal", target.shape());
        return gain * gain / Math.max(shape.dropLast().size(), shape.axis(-1));
    }

    @Override
    public String toString() {
        return CallText.of("orthogonal").with("gain", gain, 1.0).toString();
    }
}
