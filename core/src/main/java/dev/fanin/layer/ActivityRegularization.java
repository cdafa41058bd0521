package dev.fanin.layer;

import dev.fanin.config.Config;
import dev.fanin.operation.Operation;
import dev.fanin.regularizer.Regularizer;
import dev.fanin.regularizer.Regularizers;
import dev.fanin.tensor.Shape;

/// Passes everything on, and puts a price on its size: `l1 sum |x| + l2 sum x^2`.
///
/// @param l1 the price of magnitudes, at least 0
/// @param l2 the price of squares, at least 0
/// @param label name and trainability
public record ActivityRegularization(double l1, double l2, Label label) implements KerasLayer {

    public ActivityRegularization {
        if (!(l1 >= 0 && l2 >= 0)) {
            throw new IllegalArgumentException(Layers.called("ActivityRegularization", label.name())
                    + ": l1 and l2 must be at least 0, got " + l1 + " and " + l2 + ".");
        }
    }

    @Override
    public ActivityRegularization named(String name) {
        return labelled(label.named(name));
    }

    @Override
    public ActivityRegularization labelled(Label newLabel) {
        return new ActivityRegularization(l1, l2, newLabel);
    }

    @Override
    public String type() {
        return "ActivityRegularization";
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
    public Regularizer activityRegularizer() {
        return l1 == 0 && l2 == 0
                ? Regularizers.none()
                : Regularizers.of(Config.of("L1L2").with("l1", l1).with("l2", l2));
    }

    @Override
    public Config config() {
        return label.config("ActivityRegularization").with("l1", l1).with("l2", l2);
    }
}
