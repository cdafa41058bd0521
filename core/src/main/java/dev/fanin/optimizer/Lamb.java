package dev.fanin.optimizer;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;
import java.util.List;

/// Lamb: Adam whose step is as long, layer by layer, as the weights are large.
///
/// With `m` and `v` as in Adam, `u = (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon)`,
/// and `w = w - rate u |w| / |u|`, or `w - rate u` where one of the norms is 0.
///
/// Source: You et al., "Large batch optimization for deep learning: Training BERT in 76 minutes",
/// 2020, algorithm 2, with the identity for its function of the norm; its weight decay is the
/// decoupled one of the options, so the norm of `u` is without it.
///
/// @param beta1 how much of the mean of gradients is kept, from 0 to 1
/// @param beta2 how much of the mean of squares is kept, from 0 to 1
/// @param epsilon at least 0
/// @param options what all optimizers have in common
public record Lamb(double beta1, double beta2, double epsilon, OptimizerOptions options) implements Optimizer {

    static final Lamb DEFAULT = new Lamb(0.9, 0.999, 1e-7, OptimizerOptions.of(0.001));

    public Lamb {
        Limits.fraction("lamb", "beta_1", beta1);
        Limits.fraction("lamb", "beta_2", beta2);
        Limits.atLeastZero("lamb", "epsilon", epsilon);
    }

    static Lamb read(Config config) {
        return new Lamb(
                config.number("beta_1", DEFAULT.beta1),
                config.number("beta_2", DEFAULT.beta2),
                config.number("epsilon", DEFAULT.epsilon),
                OptionsConfig.read(config, DEFAULT));
    }

    @Override
    public String className() {
        return "Lamb";
    }

    @Override
    public Lamb with(OptimizerOptions other) {
        return new Lamb(beta1, beta2, epsilon, other);
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
        return new Trust(this, shape);
    }

    private static final class Trust implements Update {
        private final Shape shape;
        private final float beta1;
        private final float beta2;
        private final float take1;
        private final float take2;
        private final float epsilon;
        private final float[] momentum;
        private final float[] velocity;
        private float length;
        private float corrected1;
        private float corrected2;

        Trust(Lamb settings, Shape shape) {
            this.shape = shape;
            this.beta1 = (float) settings.beta1;
            this.beta2 = (float) settings.beta2;
            this.take1 = (float) (1 - settings.beta1);
            this.take2 = (float) (1 - settings.beta2);
            this.epsilon = (float) settings.epsilon;
            this.momentum = new float[shape.arraySize()];
            this.velocity = new float[shape.arraySize()];
        }

        @Override
        public void begin(long step, float rate, float[] values, float[] gradient) {
            corrected1 = 1 - (float) Powers.whole(beta1, step);
            corrected2 = 1 - (float) Powers.whole(beta2, step);
            average(gradient);
            float norm = (float) Math.sqrt(Sums.squares(values, 0, values.length));
            float ofUpdate = (float) Math.sqrt(squaresOfUpdate());
            float ratio = norm > 0 && ofUpdate > 0 ? norm / ofUpdate : 1;
            length = ratio * rate;
        }

        @Override
        public void apply(float[] values, float[] gradient, int from, int to) {
            float[] m = momentum;
            float[] v = velocity;
            float c1 = corrected1;
            float c2 = corrected2;
            float e = epsilon;
            float l = length;
            for (int i = from; i < to; i++) {
                values[i] -= l * (m[i] / c1 / ((float) Math.sqrt(v[i] / c2) + e));
            }
        }

        @Override
        public List<Slot> memory() {
            return List.of(Slot.of("momentum", 0, shape, momentum), Slot.of("velocity", 0, shape, velocity));
        }

        private void average(float[] gradient) {
            float[] m = momentum;
            float[] v = velocity;
            float t1 = take1;
            float t2 = take2;
            for (int i = 0; i < m.length; i++) {
                float g = gradient[i];
                m[i] += (g - m[i]) * t1;
                v[i] += (g * g - v[i]) * t2;
            }
        }

        private double squaresOfUpdate() {
            float c1 = corrected1;
            float c2 = corrected2;
            double sum = 0;
            for (int i = 0; i < momentum.length; i++) {
                double update = momentum[i] / c1 / ((float) Math.sqrt(velocity[i] / c2) + epsilon);
                sum += update * update;
            }
            return sum;
        }
    }
}
