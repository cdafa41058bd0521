package dev.fanin.layer;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Activations;
import dev.fanin.layer.LayerContract.Case;
import dev.fanin.layer.LayerContract.Reference;
import dev.fanin.tensor.Shape;
import java.util.List;
import java.util.stream.Stream;

/// Dense layers and activations, and the layer that a user wrote.
final class DenseCases {

    /// The reference of a layer that only passes its input on, before its activation.
    static final Reference PASSED_ON =
            (inputs, parameters, samples, training) -> inputs.getFirst().clone();

    private DenseCases() {}

    static Stream<Case> cases() {
        return Stream.of(Shape.of(5), Shape.of(1, 5), Shape.of(2, 3, 4)).flatMap(DenseCases::on);
    }

    private static Stream<Case> on(Shape input) {
        Stream<Case> activated = activations().stream().flatMap(activation -> {
            Dense dense = Layers.dense(6, activation).kernelInitializer("random_normal(stddev=0.5)");
            return Stream.of(
                    Case.of(dense, DenseCases::affine, input),
                    Case.of(dense.withoutBias(), DenseCases::affine, input),
                    Case.of(Layers.activation(activation), PASSED_ON, input));
        });
        Stream<Case> others = Stream.of(
                Case.of(Layers.dense(1), DenseCases::affine, input),
                Case.of(new Shift("", Activations.tanh(), true), DenseCases::shifted, input));
        return Stream.concat(activated, others);
    }

    private static List<String> activations() {
        return Stream.concat(
                        Activations.all().stream().map(ActivationFunction::name),
                        Stream.of(
                                "leaky_relu(negative_slope=0.01)",
                                "elu(alpha=1.5)",
                                "gelu(approximate=true)",
                                "sparsemax(exact=true)"))
                .toList();
    }

    private static double[] affine(List<double[]> inputs, List<double[]> parameters, int samples, boolean training) {
        double[] kernel = parameters.getFirst();
        // Six or one units on 4 or 5 features; the units follow from which of them fit.
        int units = kernel.length <= 5 ? 1 : 6;
        int features = kernel.length / units;
        double[] x = inputs.getFirst();
        double[] z = new double[x.length / features * units];
        for (int i = 0; i < z.length; i++) {
            z[i] = parameters.size() > 1 ? parameters.get(1)[i % units] : 0;
            for (int j = 0; j < features; j++) {
                z[i] += x[i / units * features + j] * kernel[j * units + i % units];
            }
        }
        return z;
    }

    private static double[] shifted(List<double[]> inputs, List<double[]> parameters, int samples, boolean training) {
        double[] z = inputs.getFirst().clone();
        double[] shift = parameters.getFirst();
        for (int i = 0; i < z.length; i++) {
            z[i] += shift[i % shift.length];
        }
        return z;
    }
}
