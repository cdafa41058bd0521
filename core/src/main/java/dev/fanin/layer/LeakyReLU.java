package dev.fanin.layer;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Activations;
import dev.fanin.config.Config;
import dev.fanin.operation.Operation;
import dev.fanin.tensor.Shape;

/// `x = max(z, 0) + slope min(z, 0)` as a layer of its own.
///
/// As a layer the slope is 0.3 by default, as an activation 0.2; both are Keras's.
///
/// @param negativeSlope the slope below 0, at least 0
/// @param label name and trainability
public record LeakyReLU(double negativeSlope, Label label) implements KerasLayer {

    public LeakyReLU {
        if (!(negativeSlope >= 0 && negativeSlope < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(Layers.called("LeakyReLU", label.name())
                    + ": negative_slope must be at least 0, got " + negativeSlope + ".");
        }
    }

    /// Older versions wrote `alpha`.
    static LeakyReLU of(Config config) {
        return new LeakyReLU(config.number("negative_slope", config.number("alpha", 0.3)), Label.of(config));
    }

    @Override
    public LeakyReLU named(String name) {
        return labelled(label.named(name));
    }

    @Override
    public LeakyReLU labelled(Label newLabel) {
        return new LeakyReLU(negativeSlope, newLabel);
    }

    @Override
    public String type() {
        return "LeakyReLU";
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
        return Activations.leakyRelu(negativeSlope);
    }

    @Override
    public Config config() {
        return label.config("LeakyReLU").with("negative_slope", negativeSlope);
    }
}
