package dev.fanin.layer;

import dev.fanin.tensor.Shape;

/// Lays all axes of a sample into one: `(28, 28)` becomes `(784,)`.
///
/// @param name the layer's name
public record Flatten(String name) implements Layer {

    @Override
    public Flatten named(String newName) {
        return new Flatten(newName);
    }

    @Override
    public String type() {
        return "Flatten";
    }

    @Override
    public Shape outputShape(Shape input) {
        return Shape.of(input.arraySize());
    }

    @Override
    public Operation operation(Shape input) {
        return Operation.identity();
    }
}
