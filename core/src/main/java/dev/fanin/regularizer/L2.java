package dev.fanin.regularizer;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;

/// The sum of squares: `l2 sum w^2`, with gradient `2 l2 w`.
///
/// Also called: ridge; with plain gradient descent, weight decay of `2 l2` times the learning rate.
///
/// @param l2 what a square of 1 costs, at least 0
public record L2(double l2) implements Regularizer {

    public L2 {
        Regularizers.requireCost("L2", "l2", l2);
    }

    @Override
    public Config config() {
        return Config.of("L2").with("l2", l2);
    }

    @Override
    public double penalty(float[] values, Shape shape) {
        return l2 * sum(values);
    }

    @Override
    public void addGradient(float[] values, Shape shape, float factor, float[] gradient) {
        float scale = (float) (2 * factor * l2);
        for (int i = 0; i < values.length; i++) {
            gradient[i] += scale * values[i];
        }
    }

    static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return sum;
    }
}
