package dev.fanin.data;

import dev.fanin.random.RandomStream;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;

/// What all drawn data sets share: two streams that never meet, and balanced classes.
final class Synthetic {

    private static final int MAX_SIZE = 1_000_000;

    /// Draws one input for each label, input i from its own part of the stream.
    interface Drawing {
        Tensor inputs(RandomStream stream, Tensor labels);
    }

    private Synthetic() {}

    static Dataset of(String name, String description, int train, int test, Seed seed, int classes, Drawing drawing) {
        checkSize("train", train);
        checkSize("test", test);
        RandomStream trainStream = seed.stream(name + "/train");
        RandomStream testStream = seed.stream(name + "/test");
        Tensor yTrain = labels(trainStream, train, classes);
        Tensor yTest = labels(testStream, test, classes);
        return new Dataset(
                name,
                "synthetic " + description + ", seed " + seed.value(),
                drawing.inputs(trainStream, yTrain),
                yTrain,
                drawing.inputs(testStream, yTest),
                yTest,
                classes);
    }

    /// Every block of as many entries as there are classes holds each class once, so any beginning
    /// of the data is balanced to within one entry, and the class of entry i does not depend on how
    /// many are drawn.
    private static Tensor labels(RandomStream stream, int count, int classes) {
        float[] labels = new float[count];
        for (int from = 0; from < count; from += classes) {
            int[] block = stream.child("classes " + from / classes).permutation(classes);
            for (int i = from; i < Math.min(from + classes, count); i++) {
                labels[i] = block[i - from];
            }
        }
        return Tensor.of(Shape.of(count), labels);
    }

    private static void checkSize(String part, int size) {
        if (size < 1 || size > MAX_SIZE) {
            throw new IllegalArgumentException(part + " must be from 1 to " + MAX_SIZE + ", got " + size + ".");
        }
    }
}
