package dev.fanin.regularizer;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;

/// Magnitudes and squares together: `l1 sum |w| + l2 sum w^2`.
///
/// Also called: elastic net.
///
/// @param l1 what a magnitude of 1 costs, at least 0
/// @param l2 what a square of 1 costs, at least 0
public record L1L2(double l1, double l2) implements Regularizer {

    public L1L2 {
        Regularizers.requireCost("L1L2", "l1", l1);
        Regularizers.requireCost("L1L2", "l2", l2);
    }

    @Override
    public Config config() {
        return Config.of("L1L2").with("l1", l1).with("l2", l2);
    }

    @Override
    public double penalty(float[] values, Shape shape) {
        return l1 * L1.sum(values) + l2 * L2.sum(values);
    }

    @Override
    public void addGradient(float[] values, Shape shape, float factor, float[] gradient) {
        float level = (float) (factor * l1);
        float scale = (float) (2 * factor * l2);
        for (int i = 0; i < values.length; i++) {
            gradient[i] += level * Math.signum(values[i]) + scale * values[i];
        }
    }
}
