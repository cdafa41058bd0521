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

/// Targets to examine a network on where none are given: what a random teacher says of the samples.
///
/// The teacher is `A tanh(B f)` of a few averages f of a sample. Class numbers are the largest of K
/// outputs, yes or no the sign, and anything else the value, of variance near 1.
final class AssumedTarget {

    private static final int FEATURES = 64;
    private static final int HIDDEN = 32;

    /// E tanh(z)^2 for z from N(0, 1).
    private static final double HIDDEN_SQUARE = 0.394294;

    private final Seed seed;

    AssumedTarget(Seed seed) {
        this.seed = seed;
    }

    /// Returns the targets of one output for samples.
    Tensor of(Network network, int output, Loss loss, Tensor x) {
        Shape shape = network.nodes().get(network.outputs().get(output)).output();
        double[][] hidden = hidden(Features.of(x, FEATURES), seed.stream("assumed teacher"));
        RandomStream stream = seed.stream("assumed target " + output);
        return targets(loss, shape, hidden.length, (sample, unit) -> {
            double sum = 0;
            for (int j = 0; j < HIDDEN; j++) {
                sum += hidden[sample][j] * stream.normal((long) unit * HIDDEN + j);
            }
            return sum / Math.sqrt(HIDDEN * HIDDEN_SQUARE);
        });
    }

    private static double[][] hidden(double[][] features, RandomStream stream) {
        double[][] hidden = new double[features.length][HIDDEN];
        for (int sample = 0; sample < features.length; sample++) {
            double[] row = features[sample];
            for (int j = 0; j < HIDDEN; j++) {
                double sum = 0;
                for (int i = 0; i < row.length; i++) {
                    sum += row[i] * stream.normal((long) j * FEATURES + i);
                }
                hidden[sample][j] = Math.tanh(sum / Math.sqrt(row.length));
            }
        }
        return hidden;
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
