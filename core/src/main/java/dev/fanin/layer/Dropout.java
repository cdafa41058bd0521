package dev.fanin.layer;

import dev.fanin.compute.DropoutMask;
import dev.fanin.config.Config;
import dev.fanin.operation.Operation;
import dev.fanin.tensor.Shape;

/// Sets a share of the values to zero while training and scales the others up, so that the mean
/// stays.
///
/// `x = input * mask / (1 - rate)`; outside training `x = input`. The mask depends on seed, layer,
/// step and element alone.
///
/// Source: Srivastava et al., "Dropout", JMLR 15 (2014), section 4; scaled while training, as Keras
/// does.
///
/// @param rate the share set to zero, at least 0 and below 1
/// @param label name and trainability
public record Dropout(double rate, Label label) implements KerasLayer {

    public Dropout {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException(Layers.called("Dropout", label.name())
                    + ": rate must be at least 0 and below 1, got " + rate + ".");
        }
    }

    static Dropout of(Config config) {
        LayerConfig.refuse(config, "noise_shape");
        return new Dropout(config.number("rate", 0), Label.of(config));
    }

    @Override
    public Dropout named(String name) {
        return labelled(label.named(name));
    }

    @Override
    public Dropout labelled(Label newLabel) {
        return new Dropout(rate, newLabel);
    }

    @Override
    public String type() {
        return "Dropout";
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public Operation operation(Shape input) {
        return rate == 0 ? Operation.identity() : new DropoutMask((float) rate, input.arraySize());
    }

    @Override
    public Config config() {
        return label.config("Dropout").with("rate", rate).with("seed", null).with("noise_shape", null);
    }
}
