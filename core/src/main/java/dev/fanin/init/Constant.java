package dev.fanin.init;

import dev.fanin.random.RandomStream;
import java.util.Arrays;

/// Sets every weight to one value; right for a bias, and fatal for a kernel, whose nodes then all
/// stay equal.
///
/// @param value the value, which float32 can hold
public record Constant(double value) implements Initializer {

    public Constant {
        Float32.check("value", value);
    }

    @Override
    public void fill(float[] values, Fans fans, RandomStream stream) {
        Arrays.fill(values, (float) value);
    }

    @Override
    public double mean(Fans fans) {
        return value;
    }

    @Override
    public double variance(Fans fans) {
        return 0;
    }

    @Override
    public String toString() {
        if (value == 0) {
            return "zeros";
        }
        return value == 1 ? "ones" : "constant(value=" + value + ")";
    }
}
