package dev.fanin.constraint;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;
import org.jspecify.annotations.Nullable;

/// No constraint.
public record NoConstraint() implements Constraint {

    @Override
    public @Nullable Config config() {
        return null;
    }

    @Override
    public void apply(float[] values, Shape shape) {
        // All values may stay where they are.
    }

    @Override
    public boolean isNone() {
        return true;
    }
}
