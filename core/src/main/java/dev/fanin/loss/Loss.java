package dev.fanin.loss;

import dev.fanin.tensor.Shape;

/// What training minimises: a number for each row of predictions, averaged over all rows.
///
/// A row is the last axis of the output. User-defined losses implement [CustomLoss].
public sealed interface Loss
        permits MeanSquaredError, CategoricalCrossentropy, SparseCategoricalCrossentropy, CustomLoss {

    /// Returns the Keras name, for example `mse`.
    String name();

    /// Returns the shape one sample's target must have for an output of the given shape.
    Shape targetShape(Shape output);

    /// Returns the loss of one row.
    ///
    /// @param output the predictions, from `outputFrom` on
    /// @param target the targets, from `targetFrom` on
    double value(float[] output, int outputFrom, float[] target, int targetFrom, int width);

    /// Writes the gradient of one row's loss, times a factor, where the row's predictions stand.
    void gradient(
            float[] output, int outputFrom, float[] target, int targetFrom, int width, float factor, float[] gradient);

    /// Returns this loss computed from logits in place of softmax probabilities, or itself where
    /// that is not its kind.
    ///
    /// Softmax and cross-entropy together are stable where apart they are not.
    default Loss onLogits() {
        return this;
    }
}
