package dev.fanin.layer;

import dev.fanin.compute.Merging;
import dev.fanin.config.Config;
import dev.fanin.operation.Operation;
import dev.fanin.tensor.Shape;
import java.util.List;

/// Makes one output of several inputs, value by value: their sum, difference, product, mean,
/// maximum or minimum.
///
/// Shapes must agree, but for axes of length 1, which are stretched, and axes that are missing in
/// front.
///
/// Also called: `Add`, `Subtract` (of exactly two), `Multiply`, `Average`, `Maximum`, `Minimum`.
///
/// @param kind how the values become one
/// @param label name and trainability
public record Merge(Kind kind, Label label) implements KerasLayer {

    /// How the values become one.
    public enum Kind {
        /// Their sum.
        ADD("Add", Merging.Kind.ADD),
        /// The first without the second.
        SUBTRACT("Subtract", Merging.Kind.SUBTRACT),
        /// Their product.
        MULTIPLY("Multiply", Merging.Kind.MULTIPLY),
        /// Their mean.
        AVERAGE("Average", Merging.Kind.AVERAGE),
        /// The largest of them.
        MAXIMUM("Maximum", Merging.Kind.MAXIMUM),
        /// The smallest of them.
        MINIMUM("Minimum", Merging.Kind.MINIMUM);

        private final String type;
        private final Merging.Kind operation;

        Kind(String type, Merging.Kind operation) {
            this.type = type;
            this.operation = operation;
        }
    }

    @Override
    public Merge named(String name) {
        return labelled(label.named(name));
    }

    @Override
    public Merge labelled(Label newLabel) {
        return new Merge(kind, newLabel);
    }

    @Override
    public String type() {
        return kind.type;
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
        boolean isTwo = kind == Kind.SUBTRACT;
        if (isTwo ? inputs.size() != 2 : inputs.isEmpty()) {
            throw new IllegalArgumentException(Layers.called(type(), name()) + " expects "
                    + (isTwo ? "two inputs" : "at least one input") + ", got " + inputs.size() + ".");
        }
        Shape output = inputs.getFirst();
        for (Shape input : inputs) {
            output = stretched(output, input);
        }
        return output;
    }

    private Shape stretched(Shape first, Shape second) {
        Shape longer = first.rank() >= second.rank() ? first : second;
        Shape shorter = first.rank() >= second.rank() ? second : first;
        int[] axes = longer.toArray();
        for (int i = 1; i <= shorter.rank(); i++) {
            int place = axes.length - i;
            int other = shorter.axis(-i);
            if (axes[place] != other && axes[place] != 1 && other != 1) {
                throw new IllegalArgumentException(Layers.called(type(), name())
                        + " expects inputs of one shape, or with axes of length 1, got " + first.behindBatch() + " and "
                        + second.behindBatch() + ".");
            }
            axes[place] = Math.max(axes[place], other);
        }
        return Shape.of(axes);
    }

    @Override
    public Operation operation(List<Shape> inputs) {
        return new Merging(kind.operation, inputs, outputShape(inputs));
    }

    @Override
    public Config config() {
        return label.config(type());
    }
}
