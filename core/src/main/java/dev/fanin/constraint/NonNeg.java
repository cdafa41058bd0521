package dev.fanin.constraint;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;

/// Values below 0 become 0.
public record NonNeg() implements Constraint {

    @Override
    public Config config() {
        return Config.of("NonNeg");
    }

    @Override
    public void apply(float[] values, Shape shape) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(values[i], 0);
        }
    }
}
