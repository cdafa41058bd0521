package dev.fanin.regularizer;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;
import org.jspecify.annotations.Nullable;

/// What the values of one parameter cost besides the loss.
///
/// Sums are added up in double. User-defined regularizers implement [CustomRegularizer].
public sealed interface Regularizer permits NoRegularizer, L1, L2, L1L2, OrthogonalRegularizer, CustomRegularizer {

    /// Returns the class name in Keras and its arguments; null for no regularizer.
    @Nullable
    Config config();

    /// Returns the penalty of the given values.
    double penalty(float[] values, Shape shape);

    /// Adds the gradient of the penalty, times a factor, to a gradient.
    void addGradient(float[] values, Shape shape, float factor, float[] gradient);

    /// Returns whether this is no regularizer, which needs no pass over the values.
    default boolean isNone() {
        return false;
    }
}
