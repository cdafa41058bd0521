package dev.fanin.lab.trial;

import dev.fanin.graph.Network;
import dev.fanin.graph.Node;
import dev.fanin.layer.Embedding;
import dev.fanin.layer.Normalization;
import dev.fanin.layer.Rescaling;
import dev.fanin.random.RandomStream;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Inputs to examine a network on where none are given: every value has mean 0 and variance 1 after
/// the fixed scaling that the network begins with.
///
/// A value is `(p + e) / sqrt(2)` with p and e from N(0, 1). Over the axes of positions, p is the
/// same within each third of an axis, as pictures are smooth. What an [Embedding] reads are whole
/// numbers that it has.
final class AssumedInput {

    private static final int CELLS = 3;

    private final Seed seed;
    private final int samples;

    AssumedInput(Seed seed, int samples) {
        this.seed = seed;
        this.samples = samples;
    }

    List<Tensor> of(Network network) {
        List<Tensor> inputs = new ArrayList<>();
        for (int i = 0; i < network.inputs().size(); i++) {
            inputs.add(input(network, i));
        }
        return inputs;
    }

    private Tensor input(Network network, int index) {
        Shape shape = network.inputs().get(index).shape();
        Tensor values = Tensor.zeros(shape.prepend(samples));
        RandomStream stream = seed.stream("assumed input " + index);
        Node reader = reader(network, index);
        int size = shape.arraySize();
        float[] array = values.array();
        for (int sample = 0; sample < samples; sample++) {
            RandomStream own = stream.child("sample " + sample);
            for (int i = 0; i < size; i++) {
                double value = (own.normal(cell(shape, i)) + stream.normal((long) sample * size + i)) / Math.sqrt(2);
                array[sample * size + i] = (float) raw(reader, value, i % shape.rowSize());
            }
        }
        return values;
    }

    private static Node reader(Network network, int index) {
        return network.nodes().stream()
                .filter(node -> node.sources().contains(~index))
                .findFirst()
                .orElseThrow();
    }

    /// Returns what becomes the given value by the fixed scaling of a network's first layer.
    private static double raw(Node reader, double value, int place) {
        if (reader.layer() instanceof Rescaling rescaling) {
            double scale = at(rescaling.scale(), place);
            return scale == 0 ? value : (value - at(rescaling.offset(), place)) / scale;
        }
        if (reader.layer() instanceof Normalization normalization && !normalization.invert()) {
            return at(normalization.mean(), place) + value * Math.sqrt(at(normalization.variance(), place));
        }
        if (reader.layer() instanceof Embedding embedding) {
            int words = embedding.inputDim();
            return Math.clamp((long) Math.floor((value + 3) / 6 * words), 0, words - 1);
        }
        return value;
    }

    private static double at(List<Double> values, int place) {
        return values.get(values.size() == 1 ? 0 : place);
    }

    /// Returns which value of the class the element shares with its neighbours.
    private static long cell(Shape shape, int index) {
        if (shape.rank() < 2) {
            return index;
        }
        int rest = index / shape.rowSize();
        long cell = index % shape.rowSize();
        for (int axis = shape.rank() - 2; axis >= 0; axis--) {
            int length = shape.axis(axis);
            cell = cell * CELLS + (long) (rest % length) * CELLS / length;
            rest /= length;
        }
        return cell;
    }
}
