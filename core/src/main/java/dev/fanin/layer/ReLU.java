package dev.fanin.layer;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Activations;
import dev.fanin.config.Config;
import dev.fanin.operation.Operation;
import dev.fanin.tensor.Shape;

/// The rectifier with a ceiling, a slope and a threshold, as a layer of its own: `x = min(z, max)`
/// above the threshold, `slope (z - threshold)` below.
///
/// @param maxValue the ceiling, positive infinity for none
/// @param negativeSlope the slope below the threshold, at least 0
/// @param threshold where the function begins to be the identity, at least 0
/// @param label name and trainability
public record ReLU(double maxValue, double negativeSlope, double threshold, Label label) implements KerasLayer {

    public ReLU {
        if (!(maxValue >= 0 && negativeSlope >= 0 && threshold >= 0)) {
            throw new IllegalArgumentException(Layers.called("ReLU", label.name())
                    + ": max_value, negative_slope and threshold must be at least 0, got " + maxValue + ", "
                    + negativeSlope + " and " + threshold + ".");
        }
    }

    static ReLU of(Config config) {
        return new ReLU(
                config.number("max_value", Double.POSITIVE_INFINITY),
                config.number("negative_slope", 0),
                config.number("threshold", 0),
                Label.of(config));
    }

    @Override
    public ReLU named(String name) {
        return labelled(label.named(name));
    }

    @Override
    public ReLU labelled(Label newLabel) {
        return new ReLU(maxValue, negativeSlope, threshold, newLabel);
    }

    @Override
    public String type() {
        return "ReLU";
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
        if (threshold > 0 || maxValue != Double.POSITIVE_INFINITY) {
            return new CutRelu(maxValue, negativeSlope, threshold);
        }
        return negativeSlope == 0 ? Activations.relu() : Activations.leakyRelu(negativeSlope);
    }

    @Override
    public Config config() {
        return label.config("ReLU")
                .with("max_value", maxValue == Double.POSITIVE_INFINITY ? null : maxValue)
                .with("negative_slope", negativeSlope)
                .with("threshold", threshold);
    }
}
