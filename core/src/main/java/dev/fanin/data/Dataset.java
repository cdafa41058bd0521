package dev.fanin.data;

import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;

/// Labelled examples, split into those to learn from and those to be judged by.
///
/// Shapes: inputs `(n, ...)`, labels `(n,)`; only n may differ between training and test.
///
/// @param name short and stable, for tables and file names
/// @param description one line; says "synthetic" where the data is drawn and not measured
/// @param yTrain class numbers 0 to classes - 1
/// @param yTest class numbers 0 to classes - 1
/// @param classes at least 2
public record Dataset(
        String name, String description, Tensor xTrain, Tensor yTrain, Tensor xTest, Tensor yTest, int classes) {

    /// @throws IllegalArgumentException if counts or input shapes disagree, or a label is not a
    ///     class number
    public Dataset {
        if (classes < 2) {
            throw new IllegalArgumentException("A data set needs at least 2 classes, got " + classes + ".");
        }
        checkPart("training", xTrain, yTrain, classes);
        checkPart("test", xTest, yTest, classes);
        if (!xTrain.shape().dropFirst().equals(xTest.shape().dropFirst())) {
            throw new IllegalArgumentException("Training and test inputs must agree after the first axis, got "
                    + xTrain.shape() + " and " + xTest.shape() + ".");
        }
    }

    /// Returns the shape of one input, without the batch axis.
    public Shape inputShape() {
        return xTrain.shape().dropFirst();
    }

    /// Returns the number of training examples.
    public int trainSize() {
        return xTrain.shape().axis(0);
    }

    /// Returns the number of test examples.
    public int testSize() {
        return xTest.shape().axis(0);
    }

    @Override
    public String toString() {
        return name + ": " + description;
    }

    private static void checkPart(String part, Tensor x, Tensor y, int classes) {
        if (x.shape().rank() < 2) {
            throw new IllegalArgumentException(
                    "The " + part + " inputs must have a batch axis and at least one more, got " + x.shape() + ".");
        }
        if (!y.shape().equals(Shape.of(x.shape().axis(0)))) {
            throw new IllegalArgumentException("The " + part + " labels must have the shape ("
                    + x.shape().axis(0) + ",), one for each input, got " + y.shape() + ".");
        }
        for (int i = 0; i < y.array().length; i++) {
            float label = y.array()[i];
            if (!(label >= 0 && label < classes && label == (int) label)) {
                throw new IllegalArgumentException("Every " + part + " label must be one of 0 to " + (classes - 1)
                        + ", got " + label + " at position " + i + ".");
            }
        }
    }
}
