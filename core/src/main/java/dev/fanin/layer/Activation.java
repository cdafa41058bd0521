package dev.fanin.layer;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.config.Config;
import dev.fanin.operation.Operation;
import dev.fanin.tensor.Shape;

/// An activation as a layer of its own: `x = phi(input)`, of unchanged shape.
///
/// @param activation the function phi
/// @param label name and trainability
public record Activation(ActivationFunction activation, Label label) implements KerasLayer {

    @Override
    public Activation named(String name) {
        return labelled(label.named(name));
    }

    @Override
    public Activation labelled(Label newLabel) {
        return new Activation(activation, newLabel);
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

    @Override
    public Config config() {
        return label.config("Activation").with("activation", activation.name());
    }
}
