package dev.fanin.lab.trial;

import dev.fanin.graph.Network;
import dev.fanin.loss.BinaryCrossentropy;
import dev.fanin.loss.CategoricalCrossentropy;
import dev.fanin.loss.Loss;
import dev.fanin.loss.SparseCategoricalCrossentropy;
import dev.fanin.random.RandomStream;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.List;

/// Targets to examine a network on where none are given.
///
/// Without inputs a sample has a class. With inputs the targets are random linear functions of
/// their averages over thirds of each axis: class numbers the largest of K, yes or no the sign,
/// anything else the value, of variance 1.
final class AssumedTarget {

    private static final int FEATURES = 64;

    private final Seed seed;

    AssumedTarget(Seed seed) {
        this.seed = seed;
    }

    /// Returns how many classes the samples of a network should have.
    static int classes(Network network, List<Loss> losses) {
        int width = network.nodes().get(network.outputs().getFirst()).output().axis(-1);
        return losses.getFirst() instanceof SparseCategoricalCrossentropy ? Math.max(2, width) : 8;
    }

    /// Returns the targets of samples that have classes.
    Tensor ofClasses(Network network, int output, Loss loss, int[] classes) {
        RandomStream stream = seed.stream("assumed target " + output);
        Shape shape = network.nodes().get(network.outputs().get(output)).output();
        return targets(
                loss,
                shape,
                classes.length,
                (sample, unit) -> loss instanceof SparseCategoricalCrossentropy
                        ? (unit == classes[sample] % shape.axis(-1) ? 1 : 0)
                        : stream.normal((long) classes[sample] * shape.arraySize() + unit));
    }

    /// Returns the targets of samples that are given.
    Tensor ofInputs(Network network, int output, Loss loss, Tensor x) {
        Shape shape = network.nodes().get(network.outputs().get(output)).output();
        double[][] features = Features.of(x, FEATURES);
        RandomStream stream = seed.stream("assumed target " + output);
        return targets(loss, shape, features.length, (sample, unit) -> {
            double sum = 0;
            for (int i = 0; i < features[sample].length; i++) {
                sum += features[sample][i] * stream.normal((long) unit * FEATURES + i);
            }
            return sum / Math.sqrt(features[sample].length);
        });
    }

    private interface Score {
        double of(int sample, int unit);
    }

    private static Tensor targets(Loss loss, Shape output, int samples, Score score) {
        Shape target = loss.targetShape(output);
        int size = target.arraySize();
        float[] values = new float[samples * size];
        for (int i = 0; i < values.length; i++) {
            int sample = i / size;
            int place = i % size;
            values[i] = value(loss, score, sample, place, output.axis(-1));
        }
        return Tensor.of(target.prepend(samples), values);
    }

    private static float value(Loss loss, Score score, int sample, int place, int width) {
        if (loss instanceof SparseCategoricalCrossentropy) {
            return largest(score, sample, width);
        }
        if (loss instanceof CategoricalCrossentropy) {
            return largest(score, sample, width) == place % width ? 1 : 0;
        }
        double value = score.of(sample, place);
        return (float) (loss instanceof BinaryCrossentropy ? (value > 0 ? 1 : 0) : value);
    }

    private static float largest(Score score, int sample, int classes) {
        int best = 0;
        for (int k = 1; k < classes; k++) {
            best = score.of(sample, k) > score.of(sample, best) ? k : best;
        }
        return best;
    }
}
