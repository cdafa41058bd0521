package dev.fanin.layer;

import dev.fanin.tensor.Shape;

/// States the shape of one sample; the first entry of every network.
///
/// @param shape the shape without the batch axis
/// @param name the layer's name
public record Input(Shape shape, String name) implements Layer {

    @Override
    public Input named(String newName) {
        return new Input(shape, newName);
    }

    @Override
    public String type() {
        return "InputLayer";
    }

    @Override
    public Shape outputShape(Shape input) {
        return shape;
    }

    @Override
    public Operation operation(Shape input) {
        return Operation.identity();
    }
}
