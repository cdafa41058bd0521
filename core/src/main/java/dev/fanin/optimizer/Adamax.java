package dev.fanin.optimizer;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;
import java.util.List;

/// Adamax: Adam with the infinity norm in place of the second moment.
///
/// `m = m + (1 - beta1) (g - m)` and `u = max(beta2 u, |g|)`; then at step `t`
/// `w = w - rate m / ((1 - beta1^t) (u + epsilon))`.
///
/// Source: Kingma and Ba, "Adam: A method for stochastic optimization", 2015, section 7.1; the
/// epsilon is Keras's.
///
/// @param beta1 how much of the mean of gradients is kept, from 0 to 1
/// @param beta2 how much of the largest magnitude is kept, from 0 to 1
/// @param epsilon at least 0
/// @param options what all optimizers have in common
public record Adamax(double beta1, double beta2, double epsilon, OptimizerOptions options) implements Optimizer {

    static final Adamax DEFAULT = new Adamax(0.9, 0.999, 1e-7, OptimizerOptions.of(0.001));

    public Adamax {
        Limits.fraction("adamax", "beta_1", beta1);
        Limits.fraction("adamax", "beta_2", beta2);
        Limits.atLeastZero("adamax", "epsilon", epsilon);
    }

    static Adamax read(Config config) {
        return new Adamax(
                config.number("beta_1", DEFAULT.beta1),
                config.number("beta_2", DEFAULT.beta2),
                config.number("epsilon", DEFAULT.epsilon),
                OptionsConfig.read(config, DEFAULT));
    }

    @Override
    public String className() {
        return "Adamax";
    }

    @Override
    public Adamax with(OptimizerOptions other) {
        return new Adamax(beta1, beta2, epsilon, other);
    }

    @Override
    public Config config() {
        return OptionsConfig.write(this)
                .with("beta_1", beta1)
                .with("beta_2", beta2)
                .with("epsilon", epsilon);
    }

    @Override
    public String toString() {
        return OptimizerNames.text(this);
    }

    @Override
    public Update start(Shape shape, String path) {
        return new Norms(this, shape);
    }

    private static final class Norms implements Update {
        private final Shape shape;
        private final float beta1;
        private final float beta2;
        private final float take1;
        private final float epsilon;
        private final float[] momentum;
        private final float[] norm;
        private float rate;
        private float corrected;

        Norms(Adamax settings, Shape shape) {
            this.shape = shape;
            this.beta1 = (float) settings.beta1;
            this.beta2 = (float) settings.beta2;
            this.take1 = (float) (1 - settings.beta1);
            this.epsilon = (float) settings.epsilon;
            this.momentum = new float[shape.arraySize()];
            this.norm = new float[shape.arraySize()];
        }

        @Override
        public void begin(long step, float rate, float[] values, float[] gradient) {
            this.rate = rate;
            corrected = 1 - (float) Powers.whole(beta1, step);
        }

        @Override
        public void apply(float[] values, float[] gradient, int from, int to) {
            float[] m = momentum;
            float[] u = norm;
            float r = rate;
            float c = corrected;
            float t1 = take1;
            float b2 = beta2;
            float e = epsilon;
            for (int i = from; i < to; i++) {
                float g = gradient[i];
                float first = m[i] + (g - m[i]) * t1;
                float top = Math.max(b2 * u[i], Math.abs(g));
                m[i] = first;
                u[i] = top;
                values[i] -= r * first / (c * (top + e));
            }
        }

        @Override
        public List<Slot> memory() {
            return List.of(Slot.of("momentum", 0, shape, momentum), Slot.of("norm", 0, shape, norm));
        }

        @Override
        public boolean looksAtAll() {
            return false;
        }
    }
}
