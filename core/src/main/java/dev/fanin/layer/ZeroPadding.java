package dev.fanin.layer;

import dev.fanin.compute.PositionCopy;
import dev.fanin.config.Config;
import dev.fanin.operation.Operation;
import dev.fanin.tensor.Shape;

/// Puts zeros before and after the input, along one to three axes.
///
/// Shapes: input `(n..., channels)`, output `(before + n + after..., channels)`.
///
/// Also called: ZeroPadding1D, ZeroPadding2D, ZeroPadding3D.
///
/// @param padding how many zeros
/// @param label name and trainability
public record ZeroPadding(Margins padding, Label label) implements KerasLayer {

    @Override
    public ZeroPadding named(String name) {
        return labelled(label.named(name));
    }

    @Override
    public ZeroPadding labelled(Label newLabel) {
        return new ZeroPadding(padding, newLabel);
    }

    @Override
    public String type() {
        return "ZeroPadding" + padding.rank() + "D";
    }

    @Override
    public Shape outputShape(Shape input) {
        Spatial.checkRank(this, padding.rank(), input);
        int[] axes = input.toArray();
        for (int axis = 0; axis < padding.rank(); axis++) {
            axes[axis] += padding.total(axis);
        }
        return Shape.of(axes);
    }

    @Override
    public Operation operation(Shape input) {
        int[] sources = Positions.map(
                input, outputShape(input), (axis, o) -> o - padding.before().get(axis));
        return new PositionCopy(sources, input.dropLast().arraySize(), input.axis(-1));
    }

    @Override
    public Config config() {
        return Spatial.channelsLast(label.config(type()).with("padding", padding.toList()));
    }
}
