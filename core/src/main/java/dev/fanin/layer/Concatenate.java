package dev.fanin.layer;

import dev.fanin.compute.Joining;
import dev.fanin.config.Config;
import dev.fanin.operation.Operation;
import dev.fanin.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/// Puts inputs behind each other along one axis; all other axes must agree.
///
/// @param axis the axis, counted as in Keras: the batch is 0, the last is -1
/// @param label name and trainability
public record Concatenate(int axis, Label label) implements KerasLayer {

    @Override
    public Concatenate named(String name) {
        return labelled(label.named(name));
    }

    @Override
    public Concatenate labelled(Label newLabel) {
        return new Concatenate(axis, newLabel);
    }

    @Override
    public String type() {
        return "Concatenate";
    }

    @Override
    public Shape outputShape(Shape input) {
        return outputShape(List.of(input));
    }

    @Override
    public Operation operation(Shape input) {
        return operation(List.of(input));
    }

    @Override
    public List<ParameterSpec> parameters(List<Shape> inputs) {
        return List.of();
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException(
                    Layers.called("Concatenate", name()) + " expects at least one input, got none.");
        }
        int[] axes = inputs.getFirst().toArray();
        int place = Axes.ofSample(this, axis, inputs.getFirst());
        axes[place] = 0;
        for (Shape input : inputs) {
            int[] own = input.toArray();
            if (own.length == axes.length) {
                axes[place] += own[place];
                own[place] = axes[place];
            }
            if (!Arrays.equals(own, axes)) {
                throw new IllegalArgumentException(Layers.called("Concatenate", name())
                        + " expects inputs that differ along axis " + axis + " at most, got "
                        + inputs.getFirst().behindBatch() + " and " + input.behindBatch() + ".");
            }
        }
        return Shape.of(axes);
    }

    @Override
    public Operation operation(List<Shape> inputs) {
        int place = Axes.ofSample(this, axis, inputs.getFirst());
        int outer = Shape.of(Arrays.copyOf(inputs.getFirst().toArray(), place)).arraySize();
        return new Joining(
                inputs.stream().mapToInt(input -> input.arraySize() / outer).toArray(), outer);
    }

    @Override
    public Config config() {
        return label.config("Concatenate").with("axis", axis);
    }
}
