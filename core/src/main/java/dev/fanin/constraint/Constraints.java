package dev.fanin.constraint;

import dev.fanin.tensor.Shape;

public final class Constraints {
    private Constraints() {}
    private record None() implements Constraint {
        @Override public void apply(float[] values, Shape shape) {}
        @Override public boolean isNone() { return true; }
        @Override public dev.fanin.config.Config config() { return dev.fanin.config.Config.of("None"); }
    }
    public static Constraint none() { return new None(); }
    public static Constraint of(dev.fanin.config.Config config) { throw new IllegalArgumentException(config.className()); }
    public static Constraint named(String text) { throw new IllegalArgumentException(text); }
}
