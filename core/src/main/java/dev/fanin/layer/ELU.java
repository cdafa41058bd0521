package dev.fanin.layer;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Activations;
import dev.fanin.config.Config;
import dev.fanin.operation.Operation;
import dev.fanin.tensor.Shape;

/// `x = z` above 0 and `alpha (exp(z) - 1)` below, as a layer of its own.
///
/// @param alpha what the function tends to far below 0, negated
/// @param label name and trainability
public record ELU(double alpha, Label label) implements KerasLayer {

    @Override
    public ELU named(String name) {
        return labelled(label.named(name));
    }

    @Override
    public ELU labelled(Label newLabel) {
        return new ELU(alpha, newLabel);
    }

    @Override
    public String type() {
        return "ELU";
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
        return Activations.elu(alpha);
    }

    /// Keras puts alpha before the trainability here.
    @Override
    public Config config() {
        Config config = Config.of("ELU").with("name", name()).with("alpha", alpha);
        Config rest = label.config("ELU");
        return config.with("trainable", rest.values().get("trainable"))
                .with("dtype", rest.values().get("dtype"));
    }
}
