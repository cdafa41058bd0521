package dev.fanin.lab.scheme;

import dev.fanin.config.Config;
import dev.fanin.init.Fans;
import dev.fanin.init.Initializers;
import dev.fanin.layer.CustomLayer;
import dev.fanin.layer.ParameterSpec;
import dev.fanin.operation.Operation;
import dev.fanin.tensor.Shape;
import java.util.List;

/// Multiplies all values by one number that is learned: `x = scale z`.
///
/// Parameter: `scale`, of shape `(1,)`.
///
/// Source: Bachlechner et al., "ReZero is all you need", 2020, section 3; De and Smith, "Batch
/// normalization biases residual blocks towards the identity function in deep networks", 2020,
/// section 4, as SkipInit.
///
/// @param name the name
/// @param start the number it begins with
/// @param trainable whether training changes it
public record Scale(String name, double start, boolean trainable) implements CustomLayer {

    /// Returns a scale that is learned and begins with the given number.
    public static Scale of(double start) {
        return new Scale("", start, true);
    }

    @Override
    public Scale named(String newName) {
        return new Scale(newName, start, trainable);
    }

    @Override
    public Scale trainable(boolean isTrainable) {
        return new Scale(name, start, isTrainable);
    }

    @Override
    public String type() {
        return "Scale";
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public List<ParameterSpec> parameters(Shape input) {
        return List.of(new ParameterSpec("scale", Shape.of(1), new Fans(1, 1), Initializers.constant(start)));
    }

    @Override
    public Operation operation(Shape input) {
        return new Scaling();
    }

    @Override
    public Config config() {
        return CustomLayer.super.config().with("start", start);
    }
}
