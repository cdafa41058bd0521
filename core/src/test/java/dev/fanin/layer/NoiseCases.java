package dev.fanin.layer;

import dev.fanin.layer.LayerContract.Case;
import dev.fanin.layer.LayerContract.Reference;
import dev.fanin.layer.LayerContract.Trait;
import dev.fanin.random.RandomStream;
import dev.fanin.tensor.Shape;
import java.util.stream.Stream;

/// Layers that disturb what goes through them while training; the formulas are Keras's.
final class NoiseCases {

    private NoiseCases() {}

    static Stream<Case> cases() {
        return Stream.concat(
                Stream.of(Shape.of(5), Shape.of(1, 5), Shape.of(2, 3, 4)).flatMap(NoiseCases::on),
                Stream.of(
                        channels(1, "spatial_dropout1d", Shape.of(5, 3)),
                        channels(2, "spatial_dropout2d", Shape.of(2, 3, 4)),
                        channels(3, "spatial_dropout3d", Shape.of(2, 1, 3, 4)),
                        Case.of(Layers.spatialDropout2d(0), DenseCases.PASSED_ON, Shape.of(2, 3, 4))));
    }

    private static Stream<Case> on(Shape input) {
        return Stream.of(
                drawing(Layers.dropout(0.4), "dropout", input, (x, i, drawn) -> drawn.uniform(i) < 0.4f ? 0 : x / 0.6),
                drawing(Layers.gaussianNoise(0.3), "gaussian_noise", input, (x, i, drawn) -> x + 0.3 * drawn.normal(i)),
                drawing(
                        Layers.gaussianDropout(0.2),
                        "gaussian_dropout",
                        input,
                        (x, i, drawn) -> x * (1 + Math.sqrt(0.2 / 0.8) * drawn.normal(i))),
                drawing(Layers.alphaDropout(0.3), "alpha_dropout", input, NoiseCases::alpha),
                Case.of(Layers.gaussianNoise(0), DenseCases.PASSED_ON, input),
                Case.of(Layers.dropout(0), DenseCases.PASSED_ON, input));
    }

    private static double alpha(double x, int index, RandomStream drawn) {
        double floor = -1.6732632423543772 * 1.0507009873554805;
        double a = Math.pow((1 - 0.3) * (1 + 0.3 * floor * floor), -0.5);
        return a * (drawn.uniform(index) < 0.3f ? floor : x) - a * floor * 0.3;
    }

    private static Case channels(int rank, String name, Shape input) {
        int size = input.arraySize();
        int width = input.axis(-1);
        return drawing(
                new SpatialDropout(rank, 0.4, Label.NONE),
                name,
                input,
                (x, i, drawn) -> drawn.uniform(i / size * width + i % width) < 0.4f ? 0 : x / 0.6);
    }

    /// What becomes of one element while training.
    interface Disturbed {
        double value(double x, int index, RandomStream drawn);
    }

    private static Case drawing(Layer layer, String name, Shape input, Disturbed disturbed) {
        RandomStream drawn = LayerContract.drawn(name);
        Reference reference = (inputs, parameters, samples, training) -> {
            double[] z = inputs.getFirst().clone();
            for (int i = 0; training && i < z.length; i++) {
                z[i] = disturbed.value(z[i], i, drawn);
            }
            return z;
        };
        return Case.of(layer, reference, input).with(Trait.DRAWS);
    }
}
