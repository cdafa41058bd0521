package dev.fanin.init;

import dev.fanin.random.RandomStream;
import dev.fanin.random.Span;

/// Sets every weight to one value; right for a bias, and fatal for a kernel, whose nodes then all
/// stay equal.
///
/// Also called: in Keras `Zeros` and `Ones` for the values 0 and 1. For a tensor of values see
/// [ConstantTensor].
///
/// @param value the value, which float32 can hold
public record Constant(double value) implements Deterministic {

    public Constant {
        Float32.check("value", value);
    }

    @Override
    public Span.Element elements(Target target) {
        return index -> value;
    }

    @Override
    public void fill(Target target, RandomStream stream, Span span) {
        span.set((float) value);
    }

    @Override
    public double mean(Target target) {
        return value;
    }

    @Override
    public double variance(Target target) {
        return 0;
    }

    @Override
    public String toString() {
        if (Double.compare(value, 0) == 0) {
            return "zeros";
        }
        return value == 1 ? "ones" : "constant(value=" + value + ")";
    }
}
