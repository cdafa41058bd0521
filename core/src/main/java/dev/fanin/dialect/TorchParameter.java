package dev.fanin.dialect;

import dev.fanin.tensor.Shape;
import java.util.Arrays;

/// One parameter of a module of PyTorch as it is when the module has just been made.
///
/// @param name as in `named_parameters()`, for example `weight_ih_l0`
/// @param shape in PyTorch's layout
/// @param values row-major, as many as the shape has; not a copy
public record TorchParameter(String name, Shape shape, float[] values) {

    public TorchParameter {
        if (values.length != shape.size()) {
            throw new IllegalArgumentException("Expected " + shape.size() + " values for parameter " + name
                    + " of shape " + shape + ", got " + values.length + ".");
        }
    }

    static TorchParameter constant(String name, float value, int... axes) {
        Shape shape = Shape.of(axes);
        float[] values = new float[shape.arraySize()];
        Arrays.fill(values, value);
        return new TorchParameter(name, shape, values);
    }

    static TorchParameter uniform(String name, double bound, TorchGenerator generator, int... axes) {
        Shape shape = Shape.of(axes);
        return new TorchParameter(name, shape, TorchInit.uniform(shape, bound, generator));
    }
}
