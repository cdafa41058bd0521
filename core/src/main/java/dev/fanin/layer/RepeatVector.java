package dev.fanin.layer;

import dev.fanin.compute.Rearrangement;
import dev.fanin.config.Config;
import dev.fanin.operation.Operation;
import dev.fanin.tensor.Shape;

/// Gives a vector several times: `(features,)` becomes `(n, features)`.
///
/// @param n how often, at least 1
/// @param label name and trainability
public record RepeatVector(int n, Label label) implements KerasLayer {

    public RepeatVector {
        if (n < 1) {
            throw new IllegalArgumentException(
                    Layers.called("RepeatVector", label.name()) + ": n must be at least 1, got " + n + ".");
        }
    }

    @Override
    public RepeatVector named(String name) {
        return labelled(label.named(name));
    }

    @Override
    public RepeatVector labelled(Label newLabel) {
        return new RepeatVector(n, newLabel);
    }

    @Override
    public String type() {
        return "RepeatVector";
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.rank() != 1) {
            throw new IllegalArgumentException(Layers.called("RepeatVector", name())
                    + " expects inputs of 1 axis (features), got shape " + input.behindBatch() + ".");
        }
        return input.prepend(n);
    }

    @Override
    public Operation operation(Shape input) {
        return Rearrangement.repetition(input.arraySize(), n);
    }

    @Override
    public Config config() {
        return label.config("RepeatVector").with("n", n);
    }
}
