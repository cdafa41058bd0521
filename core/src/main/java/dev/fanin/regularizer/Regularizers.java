package dev.fanin.regularizer;

import dev.fanin.tensor.Shape;

public final class Regularizers {
    private Regularizers() {}
    private record None() implements Regularizer {
        @Override public double penalty(float[] values, Shape shape) { return 0; }
        @Override public void addGradient(float[] values, Shape shape, float factor, float[] gradient) {}
        @Override public boolean isNone() { return true; }
        @Override public dev.fanin.config.Config config() { return dev.fanin.config.Config.of("None"); }
    }
    public static Regularizer none() { return new None(); }
    public static Regularizer of(dev.fanin.config.Config config) { throw new IllegalArgumentException(config.className()); }
    public static Regularizer named(String text) { throw new IllegalArgumentException(text); }
}
