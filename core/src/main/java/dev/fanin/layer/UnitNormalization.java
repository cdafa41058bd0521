package dev.fanin.layer;

import dev.fanin.compute.GroupStandardization;
import dev.fanin.config.Config;
import dev.fanin.operation.Operation;
import dev.fanin.tensor.Shape;
import java.util.List;

/// Divides the values of each sample along some axes by their norm: `x = z / max(|z|, 1e-12)`.
///
/// @param axes the axes, which must follow each other, counted as in Keras: -1 is the last
/// @param label name and trainability
public record UnitNormalization(List<Integer> axes, Label label) implements KerasLayer {

    private static final double LEAST_NORM = 1e-12;

    public UnitNormalization {
        axes = List.copyOf(axes);
    }

    @Override
    public UnitNormalization named(String name) {
        return labelled(label.named(name));
    }

    @Override
    public UnitNormalization labelled(Label newLabel) {
        return new UnitNormalization(axes, newLabel);
    }

    @Override
    public String type() {
        return "UnitNormalization";
    }

    @Override
    public Shape outputShape(Shape input) {
        AxisRange.of(this, axes, input);
        return input;
    }

    @Override
    public Operation operation(Shape input) {
        AxisRange range = AxisRange.of(this, axes, input);
        return new GroupStandardization(
                GroupStandardization.Kind.BY_NORM, range.layout(), LEAST_NORM, range.size(), false, false);
    }

    @Override
    public Config config() {
        return label.config("UnitNormalization").with("axis", Axes.write(axes));
    }
}
