package dev.fanin.layer;

import dev.fanin.config.Config;
import dev.fanin.operation.Operation;
import dev.fanin.tensor.Shape;

/// Lays all axes of a sample into one: `(28, 28)` becomes `(784,)`.
///
/// @param label name and trainability
public record Flatten(Label label) implements KerasLayer {

    static Flatten of(Config config) {
        LayerConfig.requireChannelsLast(config);
        return new Flatten(Label.of(config));
    }

    @Override
    public Flatten named(String name) {
        return labelled(label.named(name));
    }

    @Override
    public Flatten labelled(Label newLabel) {
        return new Flatten(newLabel);
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

    @Override
    public Config config() {
        return label.config("Flatten").with("data_format", "channels_last");
    }
}
