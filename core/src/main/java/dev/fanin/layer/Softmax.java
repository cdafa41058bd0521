package dev.fanin.layer;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Activations;
import dev.fanin.config.Config;
import dev.fanin.operation.Operation;
import dev.fanin.tensor.Shape;

/// Softmax over the last axis, as a layer of its own.
///
/// @param label name and trainability
public record Softmax(Label label) implements KerasLayer {

    static Softmax of(Config config) {
        LayerConfig.requireLastAxis(config);
        return new Softmax(Label.of(config));
    }

    @Override
    public Softmax named(String name) {
        return labelled(label.named(name));
    }

    @Override
    public Softmax labelled(Label newLabel) {
        return new Softmax(newLabel);
    }

    @Override
    public String type() {
        return "Softmax";
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
    public ActivationFunction activation() {
        return Activations.softmax();
    }

    @Override
    public Config config() {
        return label.config("Softmax").with("axis", -1);
    }
}
