package dev.fanin.layer;

import dev.fanin.layer.LayerContract.Case;
import dev.fanin.layer.LayerContract.Reference;
import dev.fanin.layer.LayerContract.Trait;
import dev.fanin.tensor.Shape;
import java.util.stream.Stream;

/// Tables of vectors.
final class EmbeddingCases {

    private EmbeddingCases() {}

    static Stream<Case> cases() {
        return Stream.of(
                Case.of(Layers.embedding(LayerContract.IDS, 3), rows(3), Shape.of(7))
                        .with(Trait.TAKES_IDS),
                Case.of(Layers.embedding(9, 1), rows(1), Shape.of(2, 3)).with(Trait.TAKES_IDS),
                Case.of(Layers.embedding(LayerContract.IDS, 4), rows(4), Shape.of())
                        .with(Trait.TAKES_IDS));
    }

    private static Reference rows(int width) {
        return (inputs, parameters, samples, training) -> {
            double[] ids = inputs.getFirst();
            double[] z = new double[ids.length * width];
            for (int i = 0; i < z.length; i++) {
                z[i] = parameters.getFirst()[((int) ids[i / width]) * width + i % width];
            }
            return z;
        };
    }
}
