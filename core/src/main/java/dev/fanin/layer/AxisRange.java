package dev.fanin.layer;

import dev.fanin.compute.GroupLayout;
import dev.fanin.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/// Axes of a sample that follow each other.
///
/// @param outer the product of the axes before them
/// @param shape the lengths of the axes themselves
/// @param inner the product of the axes after them
record AxisRange(int outer, Shape shape, int inner) {

    static AxisRange of(Layer layer, List<Integer> axes, Shape input) {
        int[] places = axes.stream()
                .mapToInt(axis -> Axes.ofSample(layer, axis, input))
                .sorted()
                .toArray();
        for (int i = 0; i < places.length; i++) {
            if (places[i] != places[0] + i) {
                throw new IllegalArgumentException(Layers.called(layer.type(), layer.name())
                        + " expects axes that follow each other, got " + axes + " for shape " + input.behindBatch()
                        + "; put a Permute layer before it.");
            }
        }
        if (places.length == 0) {
            throw new IllegalArgumentException(
                    Layers.called(layer.type(), layer.name()) + " expects at least one axis, got none.");
        }
        int[] lengths = input.toArray();
        int end = places[0] + places.length;
        Shape before = Shape.of(Arrays.copyOf(lengths, places[0]));
        Shape after = Shape.of(Arrays.copyOfRange(lengths, end, lengths.length));
        Shape own = Shape.of(Arrays.copyOfRange(lengths, places[0], end));
        return new AxisRange(before.arraySize(), own, after.arraySize());
    }

    int size() {
        return shape.arraySize();
    }

    GroupLayout layout() {
        return GroupLayout.ofAxes(outer, size(), inner);
    }
}
