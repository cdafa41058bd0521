package dev.fanin.layer;

import dev.fanin.layer.LayerContract.Case;
import dev.fanin.layer.LayerContract.Reference;
import dev.fanin.tensor.Shape;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;

/// Layers that make one output of several inputs.
final class MergeCases {

    private static final Shape WIDE = Shape.of(2, 3, 2);

    private MergeCases() {}

    static Stream<Case> cases() {
        return Stream.of(elementwise(), joined(), dots()).flatMap(family -> family);
    }

    private static Stream<Case> elementwise() {
        DoubleBinaryOperator sum = Double::sum;
        DoubleBinaryOperator product = (a, b) -> a * b;
        return Stream.of(
                        both(Layers.add(), sum),
                        both(Layers.multiply(), product),
                        both(Layers.maximum(), Math::max),
                        both(Layers.minimum(), Math::min),
                        both(Layers.average(), sum),
                        Stream.of(
                                folded(Layers.subtract(), (a, b) -> a - b, WIDE, WIDE),
                                folded(Layers.subtract(), (a, b) -> a - b, Shape.of(2, 1, 1), WIDE),
                                folded(Layers.add(), sum, Shape.of(5)),
                                folded(Layers.add(), sum, Shape.of(1, 2), WIDE)))
                .flatMap(family -> family);
    }

    private static Stream<Case> both(Layer layer, DoubleBinaryOperator join) {
        return Stream.of(
                folded(layer, join, Shape.of(5), Shape.of(5), Shape.of(5)),
                folded(layer, join, WIDE, Shape.of(1, 3, 1)),
                folded(layer, join, Shape.of(2, 1, 2), Shape.of(2, 3, 1), WIDE));
    }

    /// All shapes here are stretched to that of [#WIDE], or are equal.
    private static Case folded(Layer layer, DoubleBinaryOperator join, Shape... shapes) {
        Reference reference = (inputs, parameters, samples, training) -> {
            Shape output = (shapes.length > 1 && shapes[0].rank() == 1) || shapes.length == 1 ? shapes[0] : WIDE;
            double[] z = new double[samples * output.arraySize()];
            for (int i = 0; i < z.length; i++) {
                z[i] = at(inputs.getFirst(), shapes[0], output, i);
                for (int k = 1; k < shapes.length; k++) {
                    z[i] = join.applyAsDouble(z[i], at(inputs.get(k), shapes[k], output, i));
                }
                z[i] /= layer.type().equals("Average") ? shapes.length : 1;
            }
            return z;
        };
        return Case.of(layer, reference, shapes);
    }

    private static double at(double[] values, Shape shape, Shape output, int place) {
        int rest = place % output.arraySize();
        int from = 0;
        int step = 1;
        for (int axis = 1; axis <= output.rank(); axis++) {
            int index = rest % output.axis(-axis);
            rest /= output.axis(-axis);
            if (axis <= shape.rank()) {
                from += shape.axis(-axis) == 1 ? 0 : index * step;
                step *= shape.axis(-axis);
            }
        }
        return values[place / output.arraySize() * shape.arraySize() + from];
    }

    private static Stream<Case> joined() {
        return Stream.of(
                Case.of(Layers.concatenate(), joined(5, 2, 1), Shape.of(5), Shape.of(2), Shape.of(1)),
                Case.of(Layers.concatenate(), joined(3, 2), Shape.of(4, 3), Shape.of(4, 2)),
                Case.of(Layers.concatenate(1), joined(12, 6), Shape.of(4, 3), Shape.of(2, 3)),
                Case.of(Layers.concatenate(-2), joined(6, 2), Shape.of(2, 3, 2), Shape.of(2, 1, 2)));
    }

    private static Reference joined(int... runs) {
        return (inputs, parameters, samples, training) -> {
            int total = inputs.stream().mapToInt(input -> input.length).sum();
            double[] z = new double[total];
            int out = 0;
            for (int row = 0; out < total; row++) {
                for (int k = 0; k < runs.length; k++) {
                    for (int i = 0; i < runs[k]; i++) {
                        z[out++] = inputs.get(k)[row * runs[k] + i];
                    }
                }
            }
            return z;
        };
    }

    private static Stream<Case> dots() {
        return Stream.of(false, true)
                .flatMap(normalize -> Stream.of(
                        Case.of(dot(normalize, 1), dot(normalize, 1, 4, 1), Shape.of(4), Shape.of(4)),
                        Case.of(dot(normalize, 2, 1), dot(normalize, 2, 3, 4), Shape.of(2, 3), Shape.of(3, 4)),
                        Case.of(dot(normalize, -1, 1), dot(normalize, 2, 3, 1), Shape.of(2, 3), Shape.of(3))));
    }

    private static Dot dot(boolean normalize, Integer... axes) {
        return new Dot(List.of(axes), normalize, Label.NONE);
    }

    /// Matrices of a rows and k columns, and of k rows and b columns.
    private static Reference dot(boolean normalize, int a, int k, int b) {
        return (inputs, parameters, samples, training) -> {
            double[] z = new double[samples * a * b];
            for (int i = 0; i < z.length; i++) {
                int sample = i / (a * b);
                double sum = 0;
                double left = 0;
                double right = 0;
                for (int j = 0; j < k; j++) {
                    double x = inputs.get(0)[sample * a * k + i / b % a * k + j];
                    double y = inputs.get(1)[sample * k * b + j * b + i % b];
                    sum += x * y;
                    left += x * x;
                    right += y * y;
                }
                z[i] = normalize ? sum / Math.sqrt(left * right) : sum;
            }
            return z;
        };
    }
}
