package dev.fanin.dialect;

import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.Arrays;

/// One parameter of a module of PyTorch as it is when the module has just been made.
///
/// @param name as in `named_parameters()`, for example `weight_ih_l0`
/// @param value in PyTorch's layout
public record TorchParameter(String name, Tensor value) {

    static TorchParameter constant(String name, float value, int... axes) {
        Tensor tensor = Tensor.zeros(Shape.of(axes));
        Arrays.fill(tensor.array(), value);
        return new TorchParameter(name, tensor);
    }

    static TorchParameter uniform(String name, double bound, TorchGenerator generator, int... axes) {
        return new TorchParameter(name, TorchInit.uniform(Shape.of(axes), bound, generator));
    }
}
