package dev.fanin.regularizer;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;

/// The sum of magnitudes: `l1 sum |w|`, with gradient `l1 sign(w)`, which is 0 at 0.
///
/// Also called: lasso.
///
/// @param l1 what a magnitude of 1 costs, at least 0
public record L1(double l1) implements Regularizer {

    public L1 {
        Regularizers.requireCost("L1", "l1", l1);
    }

    @Override
    public Config config() {
        return Config.of("L1").with("l1", l1);
    }

    @Override
    public double penalty(float[] values, Shape shape) {
        return l1 * sum(values);
    }

    @Override
    public void addGradient(float[] values, Shape shape, float factor, float[] gradient) {
        float scale = (float) (factor * l1);
        for (int i = 0; i < values.length; i++) {
            gradient[i] += scale * Math.signum(values[i]);
        }
    }

    static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += Math.abs(value);
        }
        return sum;
    }
}
