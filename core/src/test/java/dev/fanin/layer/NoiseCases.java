package dev.fanin.layer;

import dev.fanin.layer.LayerContract.Case;
import dev.fanin.layer.LayerContract.Reference;
import dev.fanin.layer.LayerContract.Trait;
import dev.fanin.random.RandomStream;
import dev.fanin.tensor.Shape;
import java.util.stream.Stream;

/// Layers that disturb what goes through them while training.
final class NoiseCases {

    private NoiseCases() {}

    static Stream<Case> cases() {
        return Stream.of(Shape.of(5), Shape.of(1, 5), Shape.of(2, 3, 4)).flatMap(NoiseCases::on);
    }

    private static Stream<Case> on(Shape input) {
        return Stream.of(
                drawing(Layers.dropout(0.4), (x, i, drawn) -> drawn.uniform(i) < 0.4f ? 0 : x / 0.6, input),
                Case.of(Layers.dropout(0), DenseCases.PASSED_ON, input));
    }

    /// What becomes of one element while training.
    interface Disturbed {
        double value(double x, int index, RandomStream drawn);
    }

    private static Case drawing(Layer layer, Disturbed disturbed, Shape input) {
        RandomStream drawn = LayerContract.drawn(layer.type().toLowerCase(java.util.Locale.ROOT));
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
