package dev.fanin.layer;

import dev.fanin.constraint.Constraint;
import dev.fanin.constraint.Constraints;
import dev.fanin.init.Initializer;
import dev.fanin.regularizer.Regularizer;
import dev.fanin.regularizer.Regularizers;

/// How a parameter begins, what large values cost while training, and where it is kept.
///
/// @param initializer how it begins
/// @param regularizer the penalty that the loss gets for its values
/// @param constraint what is done to its values after each step
public record WeightSettings(Initializer initializer, Regularizer regularizer, Constraint constraint) {

    /// Returns settings without regularizer and constraint.
    public static WeightSettings of(Initializer initializer) {
        return new WeightSettings(initializer, Regularizers.none(), Constraints.none());
    }

    /// Returns these settings with another initializer.
    public WeightSettings with(Initializer other) {
        return new WeightSettings(other, regularizer, constraint);
    }

    /// Returns these settings with another regularizer.
    public WeightSettings with(Regularizer other) {
        return new WeightSettings(initializer, other, constraint);
    }

    /// Returns these settings with another constraint.
    public WeightSettings with(Constraint other) {
        return new WeightSettings(initializer, regularizer, other);
    }
}
