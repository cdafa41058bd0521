package dev.fanin.layer;

import dev.fanin.layer.LayerContract.Case;
import dev.fanin.layer.LayerContract.Reference;
import dev.fanin.tensor.Shape;
import java.util.stream.Stream;

/// Layers that lay out the same values in another way.
final class ShapeCases {

    private ShapeCases() {}

    static Stream<Case> cases() {
        Stream<Case> flat = Stream.of(Shape.of(5), Shape.of(1, 5), Shape.of(2, 3, 4))
                .map(input -> Case.of(Layers.flatten(), DenseCases.PASSED_ON, input));
        Stream<Case> others = Stream.of(
                Case.of(Layers.reshape(4, -1), DenseCases.PASSED_ON, Shape.of(2, 6)),
                Case.of(Layers.reshape(2, 3, 1), DenseCases.PASSED_ON, Shape.of(6)),
                Case.of(Layers.permute(1), DenseCases.PASSED_ON, Shape.of(5)),
                // Place i of the output is row i / 5, column i % 5 of the transpose.
                Case.of(Layers.permute(2, 1), taken(15, 15, i -> i % 5 * 3 + i / 5), Shape.of(5, 3)),
                // Output axes are columns, channels and rows of 2 x 3 x 4.
                Case.of(
                        Layers.permute(2, 3, 1),
                        taken(24, 24, i -> i % 2 * 12 + i / 8 * 4 + i / 2 % 4),
                        Shape.of(2, 3, 4)),
                Case.of(Layers.repeatVector(3), taken(5, 15, i -> i % 5), Shape.of(5)),
                Case.of(Layers.activityRegularization(0, 0), DenseCases.PASSED_ON, Shape.of(2, 3)));
        return Stream.concat(flat, others);
    }

    /// Which place of the input a place of the output shows.
    interface Source {
        int of(int place);
    }

    private static Reference taken(int in, int out, Source source) {
        return (inputs, parameters, samples, training) -> {
            double[] z = new double[samples * out];
            for (int i = 0; i < z.length; i++) {
                z[i] = inputs.getFirst()[i / out * in + source.of(i % out)];
            }
            return z;
        };
    }
}
