package dev.fanin.layer;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/// The axes that settings name, counted as Keras does: the batch is axis 0, and negative numbers
/// count from the last.
final class Axes {

    private Axes() {}

    /// Reads one axis or a list of them.
    static List<Integer> read(Config config, String key, List<Integer> otherwise) {
        if (!config.has(key)) {
            return otherwise;
        }
        return config.values().get(key) instanceof Number
                ? List.of(config.integer(key, 0))
                : Arrays.stream(config.integers(key, 0)).boxed().toList();
    }

    /// Reads the axis of a layer that works along one, which older versions put into a list.
    static int one(Config config) {
        List<Integer> axes = read(config, "axis", List.of(-1));
        if (axes.size() != 1) {
            throw new IllegalArgumentException(LayerConfig.called(config) + " works along one axis, got " + axes + ".");
        }
        return axes.getFirst();
    }

    /// Throws where the axis is not the last of the shape.
    static void requireLast(Layer layer, int axis, Shape input) {
        if (ofSample(layer, axis, input) != input.rank() - 1) {
            throw new IllegalArgumentException(Layers.called(layer.type(), layer.name())
                    + " works along the last axis, got axis " + axis + " for shape " + input.behindBatch()
                    + "; put a Permute layer before it.");
        }
    }

    /// Writes one axis as a number, several as a list.
    static Object write(List<Integer> axes) {
        return axes.size() == 1 ? axes.getFirst() : axes;
    }

    /// Returns which axis of a sample is meant, from 0.
    static int ofSample(Layer layer, int axis, Shape input) {
        int place = axis < 0 ? axis + input.rank() : axis - 1;
        if (axis == 0 || place < 0 || place >= input.rank()) {
            throw new IllegalArgumentException(Layers.called(layer.type(), layer.name()) + " expects axes from 1 to "
                    + input.rank() + ", or from -" + input.rank() + " to -1, for shape " + input.behindBatch()
                    + ", got " + axis + "; axis 0 is the batch.");
        }
        return place;
    }
}
