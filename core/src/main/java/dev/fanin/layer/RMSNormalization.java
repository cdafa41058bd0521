package dev.fanin.layer;

import dev.fanin.compute.GroupStandardization;
import dev.fanin.config.Config;
import dev.fanin.init.Fans;
import dev.fanin.init.Initializers;
import dev.fanin.operation.Operation;
import dev.fanin.tensor.Shape;
import java.util.List;

/// Divides the values of each sample along some axes by the root of their mean square, and scales
/// them: `x = scale z / sqrt(mean(z^2) + epsilon)`.
///
/// Parameters: scale, with the lengths of those axes, from ones.
///
/// Source: Zhang and Sennrich, "Root mean square layer normalization", 2019, equation 4.
///
/// @param axes the axes, which must follow each other, counted as in Keras: -1 is the last
/// @param epsilon what is added to the mean square, at least 0
/// @param label name and trainability
public record RMSNormalization(List<Integer> axes, double epsilon, Label label) implements KerasLayer {

    public RMSNormalization {
        axes = List.copyOf(axes);
    }

    static RMSNormalization of(Config config) {
        return new RMSNormalization(
                Axes.read(config, "axis", List.of(-1)), config.number("epsilon", 1e-6), Label.of(config));
    }

    @Override
    public RMSNormalization named(String name) {
        return labelled(label.named(name));
    }

    @Override
    public RMSNormalization labelled(Label newLabel) {
        return new RMSNormalization(axes, epsilon, newLabel);
    }

    @Override
    public String type() {
        return "RMSNormalization";
    }

    @Override
    public Shape outputShape(Shape input) {
        AxisRange.of(this, axes, input);
        return input;
    }

    @Override
    public List<ParameterSpec> parameters(Shape input) {
        Shape shape = AxisRange.of(this, axes, input).shape();
        return List.of(new ParameterSpec("scale", shape, Fans.ofShape(shape), Initializers.ones()));
    }

    @Override
    public Operation operation(Shape input) {
        AxisRange range = AxisRange.of(this, axes, input);
        return new GroupStandardization(
                GroupStandardization.Kind.BY_MEAN_SQUARE, range.layout(), epsilon, range.size(), true, false);
    }

    @Override
    public Config config() {
        return label.config("RMSNormalization").with("axis", axes).with("epsilon", epsilon);
    }
}
