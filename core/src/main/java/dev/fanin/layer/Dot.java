package dev.fanin.layer;

import dev.fanin.compute.Contraction;
import dev.fanin.config.Config;
import dev.fanin.operation.Operation;
import dev.fanin.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// Sums the products of two inputs along one axis of each; the other axes of the first come before
/// those of the second, without any a single 1.
///
/// Shapes: with axes `(2, 1)`, `(a, k)` and `(k, b)` give `(a, b)`.
///
/// @param axes the axis, or one for each input, counted as in Keras: the batch is 0, the last is -1
/// @param normalize whether to divide both inputs by their norms along these axes first, which
///     makes cosines of the products
/// @param label name and trainability
public record Dot(List<Integer> axes, boolean normalize, Label label) implements KerasLayer {

    public Dot {
        axes = List.copyOf(axes);
        if (axes.isEmpty() || axes.size() > 2) {
            throw new IllegalArgumentException(Layers.called("Dot", label.name())
                    + " expects one axis, or one for each of two inputs, got " + axes + ".");
        }
    }

    @Override
    public Dot named(String name) {
        return labelled(label.named(name));
    }

    @Override
    public Dot labelled(Label newLabel) {
        return new Dot(axes, normalize, newLabel);
    }

    @Override
    public String type() {
        return "Dot";
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

    private int axis(List<Shape> inputs, int input) {
        return Axes.ofSample(this, axes.get(axes.size() == 1 ? 0 : input), inputs.get(input));
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        if (inputs.size() != 2) {
            throw new IllegalArgumentException(
                    Layers.called("Dot", name()) + " expects two inputs, got " + inputs.size() + ".");
        }
        List<Integer> rest = new ArrayList<>();
        for (int input = 0; input < 2; input++) {
            for (int axis = 0; axis < inputs.get(input).rank(); axis++) {
                if (axis != axis(inputs, input)) {
                    rest.add(inputs.get(input).axis(axis));
                }
            }
        }
        if (inputs.get(0).axis(axis(inputs, 0)) != inputs.get(1).axis(axis(inputs, 1))) {
            throw new IllegalArgumentException(Layers.called("Dot", name())
                    + " expects inputs that are equally long along axes " + Axes.write(axes) + ", got "
                    + inputs.get(0).behindBatch() + " and " + inputs.get(1).behindBatch() + ".");
        }
        return rest.isEmpty()
                ? Shape.of(1)
                : Shape.of(rest.stream().mapToInt(axis -> axis).toArray());
    }

    @Override
    public Operation operation(List<Shape> inputs) {
        return new Contraction(inputs.get(0), axis(inputs, 0), inputs.get(1), axis(inputs, 1), normalize);
    }

    @Override
    public Config config() {
        return label.config("Dot").with("axes", Axes.write(axes)).with("normalize", normalize);
    }
}
