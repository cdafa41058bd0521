package dev.fanin.layer;

import dev.fanin.layer.LayerContract.Case;
import dev.fanin.tensor.Shape;
import java.util.stream.Stream;

/// Layers that lay out the same values in another way.
final class ShapeCases {

    private ShapeCases() {}

    static Stream<Case> cases() {
        return Stream.of(Shape.of(5), Shape.of(1, 5), Shape.of(2, 3, 4))
                .map(input -> Case.of(Layers.flatten(), DenseCases.PASSED_ON, input));
    }
}
