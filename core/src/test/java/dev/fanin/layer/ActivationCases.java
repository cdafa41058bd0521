package dev.fanin.layer;

import dev.fanin.layer.LayerContract.Case;
import dev.fanin.layer.LayerContract.Reference;
import dev.fanin.tensor.Shape;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;

/// Activations that Keras has as layers of their own.
final class ActivationCases {

    private static final Shape IMAGE = Shape.of(3, 2, 4);

    private ActivationCases() {}

    static Stream<Case> cases() {
        return Stream.of(
                Case.of(Layers.leakyReLU(), DenseCases.PASSED_ON, Shape.of(5)),
                Case.of(Layers.leakyReLU(0.01), DenseCases.PASSED_ON, IMAGE),
                Case.of(new ELU(0.5, Label.NONE), DenseCases.PASSED_ON, IMAGE),
                Case.of(new ReLU(Double.POSITIVE_INFINITY, 0, 0, Label.NONE), DenseCases.PASSED_ON, IMAGE),
                Case.of(new ReLU(Double.POSITIVE_INFINITY, 0.1, 0, Label.NONE), DenseCases.PASSED_ON, IMAGE),
                Case.of(new ReLU(1, 0.1, 0.5, Label.NONE), DenseCases.PASSED_ON, IMAGE),
                Case.of(new Softmax(Label.NONE), DenseCases.PASSED_ON, IMAGE),
                Case.of(Layers.pReLU(), sloped(5, i -> i), Shape.of(5)),
                Case.of(Layers.pReLU(), sloped(24, i -> i), IMAGE),
                Case.of(Layers.pReLU(1, 2), sloped(24, i -> i % 4), IMAGE),
                Case.of(Layers.pReLU(-1), sloped(24, i -> i / 4), IMAGE));
    }

    private static Reference sloped(int size, IntUnaryOperator slopeOf) {
        return (inputs, parameters, samples, training) -> {
            double[] z = inputs.getFirst().clone();
            for (int i = 0; i < z.length; i++) {
                z[i] *= z[i] > 0 ? 1 : parameters.getFirst()[slopeOf.applyAsInt(i % size)];
            }
            return z;
        };
    }
}
