package dev.fanin.layer;

import dev.fanin.config.Config;
import dev.fanin.operation.Operation;
import dev.fanin.tensor.Shape;
import java.util.List;

/// Lays the values of a sample out along other axes, in the same order.
///
/// @param targetShape the new axes without the batch; one of them may be -1, and is worked out
/// @param label name and trainability
public record Reshape(List<Integer> targetShape, Label label) implements KerasLayer {

    public Reshape {
        targetShape = List.copyOf(targetShape);
        if (targetShape.stream().anyMatch(axis -> axis < 1 && axis != -1)
                || targetShape.stream().filter(axis -> axis == -1).count() > 1) {
            throw new IllegalArgumentException(Layers.called("Reshape", label.name())
                    + ": target_shape has positive axes and at most one -1, got " + targetShape + ".");
        }
    }

    @Override
    public Reshape named(String name) {
        return labelled(label.named(name));
    }

    @Override
    public Reshape labelled(Label newLabel) {
        return new Reshape(targetShape, newLabel);
    }

    @Override
    public String type() {
        return "Reshape";
    }

    @Override
    public Shape outputShape(Shape input) {
        int known = 1;
        for (int axis : targetShape) {
            known *= axis == -1 ? 1 : axis;
        }
        int open = Math.max(1, input.arraySize() / known);
        Shape output = Shape.of(
                targetShape.stream().mapToInt(axis -> axis == -1 ? open : axis).toArray());
        if (output.size() != input.size()) {
            throw new IllegalArgumentException(Layers.called("Reshape", name()) + " expects as many values as "
                    + targetShape + " has, got " + input.size() + " in shape " + input.behindBatch() + ".");
        }
        return output;
    }

    @Override
    public Operation operation(Shape input) {
        return Operation.identity();
    }

    @Override
    public Config config() {
        return label.config("Reshape").with("target_shape", targetShape);
    }
}
