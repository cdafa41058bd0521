package dev.fanin.loss;

import dev.fanin.tensor.Shape;

/// Targets that are class numbers, held as floats, one for each row.
final class ClassLabels {

    private ClassLabels() {}

    /// Returns a class number; throws IllegalArgumentException where it is none.
    static int label(float value, int classes) {
        int label = (int) value;
        if (label != value || label < 0 || label >= classes) {
            throw new IllegalArgumentException("Labels must be whole numbers from 0 to " + (classes - 1)
                    + " for an output of " + classes + " classes, got " + value + ".");
        }
        return label;
    }

    static Shape shape(String loss, Shape output) {
        if (output.rank() == 0) {
            throw new IllegalArgumentException("The loss '" + loss + "' expects an output with an axis of classes, got"
                    + " one number a sample; end the network with a layer of one node a class.");
        }
        return output.dropLast();
    }
}
