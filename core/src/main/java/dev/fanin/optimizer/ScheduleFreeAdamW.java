package dev.fanin.optimizer;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;
import java.util.List;

/// Schedule-free AdamW: an average of all iterates in place of a schedule of the learning rate.
///
/// `v = v + (1 - beta2) (g^2 - v)`; `z' = z - rate g / (sqrt(v / (1 - beta2^t)) + epsilon)`;
/// `x = (w - (1 - beta1) z) / beta1`, `x' = (1 - 1 / t) x + z' / t`, and
/// `w = (1 - beta1) z' + beta1 x'`, where `z` begins as the first weights. The rate grows to its
/// full length in `warmupSteps` steps.
///
/// Source: Defazio et al., "The road less scheduled", 2024, algorithm 1; as in Keras, all steps
/// weigh the same in the average.
///
/// @param beta1 where between `z` and `x` the gradient is taken, above 0 and at most 1
/// @param beta2 how much of the mean of squares is kept, from 0 to 1
/// @param epsilon at least 0
/// @param warmupSteps at least 0
/// @param options what all optimizers have in common
public record ScheduleFreeAdamW(double beta1, double beta2, double epsilon, int warmupSteps, OptimizerOptions options)
        implements Optimizer {

    static final ScheduleFreeAdamW DEFAULT = new ScheduleFreeAdamW(0.9, 0.999, 1e-8, 0, OptimizerOptions.of(0.0025));

    public ScheduleFreeAdamW {
        Limits.require(beta1 > 0 && beta1 <= 1, "The beta_1 of schedulefreeadamw must be above 0 and at most 1", beta1);
        Limits.fraction("schedulefreeadamw", "beta_2", beta2);
        Limits.atLeastZero("schedulefreeadamw", "epsilon", epsilon);
        Limits.require(warmupSteps >= 0, "The warmup_steps of schedulefreeadamw must be at least 0", warmupSteps);
    }

    static ScheduleFreeAdamW read(Config config) {
        return new ScheduleFreeAdamW(
                config.number("beta_1", DEFAULT.beta1),
                config.number("beta_2", DEFAULT.beta2),
                config.number("epsilon", DEFAULT.epsilon),
                config.integer("warmup_steps", 0),
                OptionsConfig.read(config, DEFAULT));
    }

    @Override
    public String className() {
        return "ScheduleFreeAdamW";
    }

    @Override
    public ScheduleFreeAdamW with(OptimizerOptions other) {
        return new ScheduleFreeAdamW(beta1, beta2, epsilon, warmupSteps, other);
    }

    @Override
    public Config config() {
        return OptionsConfig.write(this)
                .with("beta_1", beta1)
                .with("beta_2", beta2)
                .with("epsilon", epsilon)
                .with("warmup_steps", warmupSteps);
    }

    @Override
    public Update start(Shape shape, String path) {
        return new Iterates(this, shape);
    }

    @Override
    public String toString() {
        return OptimizerNames.text(this);
    }

    private static final class Iterates implements Update {
        private final Shape shape;
        private final float beta1;
        private final float beta2;
        private final float epsilon;
        private final int warmup;
        private final float[] iterate;
        private final float[] velocity;
        private float rate;
        private float corrected;
        private float weight;

        Iterates(ScheduleFreeAdamW settings, Shape shape) {
            this.shape = shape;
            this.beta1 = (float) settings.beta1;
            this.beta2 = (float) settings.beta2;
            this.epsilon = (float) settings.epsilon;
            this.warmup = settings.warmupSteps;
            this.iterate = new float[shape.arraySize()];
            this.velocity = new float[shape.arraySize()];
        }

        @Override
        public void begin(long step, float rate, float[] values, float[] gradient) {
            if (step == 1) {
                System.arraycopy(values, 0, iterate, 0, iterate.length);
            }
            this.rate = warmup == 0 ? rate : rate * Math.min((float) step / warmup, 1);
            corrected = 1 - (float) Powers.whole(beta2, step);
            weight = 1 / (float) step;
        }

        @Override
        public void apply(float[] values, float[] gradient, int from, int to) {
            float[] z = iterate;
            float[] v = velocity;
            float r = rate;
            float b1 = beta1;
            float t1 = 1 - b1;
            float t2 = 1 - beta2;
            float e = epsilon;
            float c = corrected;
            float now = weight;
            float before = 1 - now;
            for (int i = from; i < to; i++) {
                float g = gradient[i];
                float second = v[i] + (g * g - v[i]) * t2;
                float old = z[i];
                float moved = old - r * g / ((float) Math.sqrt(second / c) + e);
                float average = before * ((values[i] - t1 * old) / b1) + now * moved;
                v[i] = second;
                z[i] = moved;
                values[i] = t1 * moved + b1 * average;
            }
        }

        @Override
        public List<Slot> memory() {
            return List.of(Slot.of("momentum", 0, shape, iterate), Slot.of("velocity", 0, shape, velocity));
        }

        /// The weights are looked at before the first step only, when they have not decayed yet.
        @Override
        public boolean looksAtAll() {
            return false;
        }
    }
}
