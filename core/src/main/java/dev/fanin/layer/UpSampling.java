package dev.fanin.layer;

import dev.fanin.compute.PositionCopy;
import dev.fanin.config.Config;
import dev.fanin.operation.Operation;
import dev.fanin.tensor.Shape;

/// Repeats each position along one to three axes.
///
/// Shapes: input `(n..., channels)`, output `(n size..., channels)`.
///
/// Also called: UpSampling1D, UpSampling2D, UpSampling3D; nearest-neighbour interpolation. Keras's
/// other interpolations over two axes are refused.
///
/// @param size how often a position stands in the output, along each axis
/// @param label name and trainability
public record UpSampling(Shape size, Label label) implements KerasLayer {

    private static final int MOST_AXES = 3;

    public UpSampling {
        if (size.rank() < 1 || size.rank() > MOST_AXES) {
            throw new IllegalArgumentException("UpSampling is over one to three axes, got a size of " + size + ".");
        }
    }

    @Override
    public UpSampling named(String name) {
        return labelled(label.named(name));
    }

    @Override
    public UpSampling labelled(Label newLabel) {
        return new UpSampling(size, newLabel);
    }

    @Override
    public String type() {
        return "UpSampling" + size.rank() + "D";
    }

    @Override
    public Shape outputShape(Shape input) {
        Spatial.checkRank(this, size.rank(), input);
        int[] axes = input.toArray();
        for (int axis = 0; axis < size.rank(); axis++) {
            axes[axis] = Math.multiplyExact(axes[axis], size.axis(axis));
        }
        return Shape.of(axes);
    }

    @Override
    public Operation operation(Shape input) {
        int[] sources = Positions.map(input, outputShape(input), (axis, o) -> o / size.axis(axis));
        return new PositionCopy(sources, input.dropLast().arraySize(), input.axis(-1));
    }

    @Override
    public Config config() {
        Config config = label.config(type());
        return switch (size.rank()) {
            case 1 -> config.with("size", size.axis(0));
            case 2 ->
                Spatial.channelsLast(config.with("size", Spatial.list(size))).with("interpolation", "nearest");
            default -> Spatial.channelsLast(config.with("size", Spatial.list(size)));
        };
    }
}
