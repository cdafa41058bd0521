package dev.fanin.init;

import dev.fanin.tensor.Shape;
import java.util.List;

/// Which axes of a kernel are its inputs and which its outputs, where the shape alone does not say.
///
/// The fans are then plain products: `fan_in` of the lengths of the input axes, `fan_out` of those
/// of the output axes. Negative axes count from the last, which is -1.
///
/// Source: `input_axes` and `output_axes` of Keras 3.15, which uses them for the projections of
/// attention: (64, 8, 16) with inputs `[0]` and outputs `[1, 2]` has the fans 64 and 128. Keras
/// ignores one without the other; here both are needed.
///
/// @param input the axes whose product is the fan-in
/// @param output the axes whose product is the fan-out
public record Axes(List<Integer> input, List<Integer> output) {

    public Axes {
        input = List.copyOf(input);
        output = List.copyOf(output);
    }

    /// Returns the fans of a kernel of the given shape.
    public Fans fans(Shape shape) {
        return new Fans(product("input_axes", input, shape), product("output_axes", output, shape));
    }

    private static double product(String name, List<Integer> axes, Shape shape) {
        double product = 1;
        for (int axis : axes) {
            if (axis < -shape.rank() || axis >= shape.rank()) {
                throw new IllegalArgumentException(name + " " + text(axes) + " has axis " + axis
                        + ", which a parameter of shape " + shape + " has not.");
            }
            product *= shape.axis(axis);
        }
        return product;
    }

    /// Returns the axes as `[1,2]`.
    static String text(List<Integer> axes) {
        return axes.toString().replace(" ", "");
    }
}
