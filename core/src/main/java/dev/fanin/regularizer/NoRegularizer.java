package dev.fanin.regularizer;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;
import org.jspecify.annotations.Nullable;

/// No penalty.
public record NoRegularizer() implements Regularizer {

    @Override
    public @Nullable Config config() {
        return null;
    }

    @Override
    public double penalty(float[] values, Shape shape) {
        return 0;
    }

    @Override
    public void addGradient(float[] values, Shape shape, float factor, float[] gradient) {
        // Nothing costs nothing.
    }

    @Override
    public boolean isNone() {
        return true;
    }
}
