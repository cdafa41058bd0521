package dev.fanin.init;

import dev.fanin.random.Span;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.Arrays;

/// Sets the weights to given values, those of a tensor of the parameter's own shape.
///
/// Keras repeats a tensor of fewer axes; here the shape must be the parameter's.
///
/// Also called: `Constant` with an array in Keras.
///
/// @param value the values, which must not be changed any more
public record ConstantTensor(Tensor value) implements Deterministic {

    @Override
    public Span.Element elements(Target target) {
        Shape shape = target.shape();
        if (!shape.equals(value.shape())) {
            throw new IllegalArgumentException("constant has values of shape " + value.shape()
                    + " for a parameter of shape " + shape + "; the two must be equal.");
        }
        float[] values = value.array();
        return index -> values[Math.toIntExact(index)];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConstantTensor(Tensor tensor)
                && tensor.shape().equals(value.shape())
                && Arrays.equals(tensor.array(), value.array());
    }

    @Override
    public int hashCode() {
        return 31 * value.shape().hashCode() + Arrays.hashCode(value.array());
    }

    /// Returns a text that shows the shape and cannot be read back.
    @Override
    public String toString() {
        return "constant(value=" + value + ")";
    }
}
