package dev.fanin.regularizer;

import dev.fanin.tensor.Shape;

public interface Regularizer {
    double penalty(float[] values, Shape shape);
    void addGradient(float[] values, Shape shape, float factor, float[] gradient);
    boolean isNone();
    dev.fanin.config.Config config();
}
