package dev.fanin.optimizer;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;
import java.util.List;

/// Lion: every element steps by the same length, in the direction of a moving average's sign.
///
/// `w = w - rate sign(beta1 m + (1 - beta1) g)`, then `m = beta2 m + (1 - beta2) g`.
///
/// Source: Chen et al., "Symbolic discovery of optimization algorithms", 2023, algorithm 2; its
/// weight decay is the decoupled one of the options.
///
/// @param beta1 how much of the average counts for the sign, above 0 and at most 1
/// @param beta2 how much of the average is kept, from 0 to 1
/// @param options what all optimizers have in common
public record Lion(double beta1, double beta2, OptimizerOptions options) implements Optimizer {

    static final Lion DEFAULT = new Lion(0.9, 0.99, OptimizerOptions.of(0.001));

    public Lion {
        Limits.require(beta1 > 0 && beta1 <= 1, "The beta_1 of lion must be above 0 and at most 1", beta1);
        Limits.fraction("lion", "beta_2", beta2);
    }

    static Lion read(Config config) {
        return new Lion(
                config.number("beta_1", DEFAULT.beta1),
                config.number("beta_2", DEFAULT.beta2),
                OptionsConfig.read(config, DEFAULT));
    }

    @Override
    public String className() {
        return "Lion";
    }

    @Override
    public Lion with(OptimizerOptions other) {
        return new Lion(beta1, beta2, other);
    }

    @Override
    public Config config() {
        return OptionsConfig.write(this).with("beta_1", beta1).with("beta_2", beta2);
    }

    @Override
    public String toString() {
        return OptimizerNames.text(this);
    }

    @Override
    public Update start(Shape shape, String path) {
        return new Average(this, shape);
    }

    private static final class Average implements Update {
        private final Shape shape;
        private final float beta1;
        private final float beta2;
        private final float[] momentum;
        private float rate;

        Average(Lion settings, Shape shape) {
            this.shape = shape;
            this.beta1 = (float) settings.beta1;
            this.beta2 = (float) settings.beta2;
            this.momentum = new float[shape.arraySize()];
        }

        @Override
        public void begin(long step, float rate, float[] values, float[] gradient) {
            this.rate = rate;
        }

        @Override
        public void apply(float[] values, float[] gradient, int from, int to) {
            float[] m = momentum;
            float r = rate;
            float b1 = beta1;
            float b2 = beta2;
            float t1 = 1 - b1;
            float t2 = 1 - b2;
            for (int i = from; i < to; i++) {
                float g = gradient[i];
                values[i] -= r * Math.signum(m[i] * b1 + g * t1);
                m[i] = m[i] * b2 + g * t2;
            }
        }

        @Override
        public List<Slot> memory() {
            return List.of(Slot.of("momentum", 0, shape, momentum));
        }

        @Override
        public boolean looksAtAll() {
            return false;
        }
    }
}
