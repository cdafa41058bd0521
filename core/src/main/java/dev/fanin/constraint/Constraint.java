package dev.fanin.constraint;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;
import org.jspecify.annotations.Nullable;

/// Where the values of one parameter are put back to after each step of training.
///
/// User-defined constraints implement [CustomConstraint].
public sealed interface Constraint permits NoConstraint, MaxNorm, NonNeg, UnitNorm, MinMaxNorm, CustomConstraint {

    /// Returns the class name in Keras and its arguments; null for no constraint.
    @Nullable
    Config config();

    /// Changes the values in place.
    void apply(float[] values, Shape shape);

    /// Returns whether this is no constraint, which needs no pass over the values.
    default boolean isNone() {
        return false;
    }
}
