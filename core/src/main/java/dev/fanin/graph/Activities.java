package dev.fanin.graph;

import dev.fanin.regularizer.Regularizer;
import dev.fanin.tensor.Shape;
import java.util.Arrays;

/// Penalties on what layers put out: `1/N` times the regularizer over the whole batch of N samples.
///
/// Source: Keras 3.15; Keras 3.3 does not divide by N.
final class Activities {

    private Activities() {}

    static double penalty(Node node, float[] x, int samples) {
        Regularizer regularizer = node.layer().activityRegularizer();
        Shape shape = node.output().prepend(samples);
        return regularizer.penalty(exactly(x, shape), shape) / samples;
    }

    static void addGradient(Node node, float[] x, float[] gradient, int samples) {
        Regularizer regularizer = node.layer().activityRegularizer();
        Shape shape = node.output().prepend(samples);
        regularizer.addGradient(exactly(x, shape), shape, 1f / samples, gradient);
    }

    private static float[] exactly(float[] values, Shape shape) {
        int size = shape.arraySize();
        return size == values.length ? values : Arrays.copyOf(values, size);
    }
}
