package dev.fanin.constraint;

import dev.fanin.tensor.Shape;

public interface Constraint {
    void apply(float[] values, Shape shape);
    boolean isNone();
    dev.fanin.config.Config config();
}
