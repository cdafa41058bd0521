package dev.fanin.layer;

import dev.fanin.compute.PositionCopy;
import dev.fanin.config.Config;
import dev.fanin.operation.Operation;
import dev.fanin.tensor.Shape;

/// Cuts positions off the input, at its beginning and its end along one to three axes.
///
/// Shapes: input `(n..., channels)`, output `(n - before - after..., channels)`.
///
/// Also called: Cropping1D, Cropping2D, Cropping3D.
///
/// @param cropping how many positions
/// @param label name and trainability
public record Cropping(Margins cropping, Label label) implements KerasLayer {

    @Override
    public Cropping named(String name) {
        return labelled(label.named(name));
    }

    @Override
    public Cropping labelled(Label newLabel) {
        return new Cropping(cropping, newLabel);
    }

    @Override
    public String type() {
        return "Cropping" + cropping.rank() + "D";
    }

    @Override
    public Shape outputShape(Shape input) {
        Spatial.checkRank(this, cropping.rank(), input);
        int[] axes = input.toArray();
        for (int axis = 0; axis < cropping.rank(); axis++) {
            axes[axis] -= cropping.total(axis);
            if (axes[axis] < 1) {
                throw new IllegalArgumentException(Layers.called(type(), name()) + " cuts off "
                        + cropping.total(axis) + " positions along axis " + axis + ", which leaves none of shape "
                        + input.behindBatch() + "; cut off less.");
            }
        }
        return Shape.of(axes);
    }

    @Override
    public Operation operation(Shape input) {
        int[] sources = Positions.map(
                input, outputShape(input), (axis, o) -> o + cropping.before().get(axis));
        return new PositionCopy(sources, input.dropLast().arraySize(), input.axis(-1));
    }

    @Override
    public Config config() {
        Config config = label.config(type()).with("cropping", cropping.toList());
        return cropping.rank() == 1 ? config : Spatial.channelsLast(config);
    }
}
