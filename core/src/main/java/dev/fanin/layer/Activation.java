package dev.fanin.layer;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.tensor.Shape;

/// An activation as a layer of its own: `x = phi(input)`, of unchanged shape.
///
/// @param activation the function phi
/// @param name the layer's name
public record Activation(ActivationFunction activation, String name) implements Layer {

    @Override
    public Activation named(String newName) {
        return new Activation(activation, newName);
    }

    @Override
    public String type() {
        return "Activation";
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public Operation operation(Shape input) {
        return Operation.identity();
    }
}
