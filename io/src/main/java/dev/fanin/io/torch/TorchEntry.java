package dev.fanin.io.torch;

import dev.fanin.tensor.Shape;

/// A parameter under its name in PyTorch.
///
/// @param module the name of the module, for example `features.0`
/// @param suffix the name within the module, for example `weight`
/// @param path the parameter's path, for example `dense/kernel`
/// @param shape its shape in Keras
/// @param form how it becomes what PyTorch has
record TorchEntry(String module, String suffix, String path, Shape shape, Rearranged form) {

    String name() {
        return module + "." + suffix;
    }
}
