package dev.fanin.optimizer;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/// Adagrad: the gradient is divided by the root of the sum of all squares so far.
///
/// `a = a + g^2`, then `w = w - rate g / sqrt(a + epsilon)`.
///
/// Source: Duchi, Hazan and Singer, "Adaptive subgradient methods for online learning and
/// stochastic optimization", 2011, section 1.3.
///
/// @param initialAccumulatorValue what the sum begins with, at least 0
/// @param epsilon at least 0
/// @param options what all optimizers have in common
public record Adagrad(double initialAccumulatorValue, double epsilon, OptimizerOptions options) implements Optimizer {

    static final Adagrad DEFAULT = new Adagrad(0.1, 1e-7, OptimizerOptions.of(0.001));

    public Adagrad {
        Limits.atLeastZero("adagrad", "initial_accumulator_value", initialAccumulatorValue);
        Limits.atLeastZero("adagrad", "epsilon", epsilon);
    }

    static Adagrad read(Config config) {
        return new Adagrad(
                config.number("initial_accumulator_value", DEFAULT.initialAccumulatorValue),
                config.number("epsilon", DEFAULT.epsilon),
                OptionsConfig.read(config, DEFAULT));
    }

    @Override
    public String className() {
        return "Adagrad";
    }

    @Override
    public Adagrad with(OptimizerOptions other) {
        return new Adagrad(initialAccumulatorValue, epsilon, other);
    }

    @Override
    public Config config() {
        return OptionsConfig.write(this)
                .with("initial_accumulator_value", initialAccumulatorValue)
                .with("epsilon", epsilon);
    }

    @Override
    public String toString() {
        return OptimizerNames.text(this);
    }

    @Override
    public Update start(Shape shape, String path) {
        return new Sums(this, shape);
    }

    private static final class Sums implements Update {
        private final Shape shape;
        private final float epsilon;
        private final float[] sums;
        private float rate;

        Sums(Adagrad settings, Shape shape) {
            this.shape = shape;
            this.epsilon = (float) settings.epsilon;
            this.sums = new float[shape.arraySize()];
            Arrays.fill(sums, (float) settings.initialAccumulatorValue);
        }

        @Override
        public void begin(long step, float rate, float[] values, float[] gradient) {
            this.rate = rate;
        }

        @Override
        public void apply(float[] values, float[] gradient, int from, int to) {
            float[] a = sums;
            float r = rate;
            float e = epsilon;
            for (int i = from; i < to; i++) {
                float g = gradient[i];
                float sum = a[i] + g * g;
                a[i] = sum;
                values[i] -= r * g / (float) Math.sqrt(sum + e);
            }
        }

        @Override
        public List<Slot> memory() {
            return List.of(Slot.of("accumulator", 0, shape, sums));
        }

        @Override
        public boolean looksAtAll() {
            return false;
        }
    }
}
