package dev.fanin.optimizer;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/// FTRL-Proximal: follow the regularized leader, which sets weights to exactly 0.
///
/// With `a' = a + g^2`, `p = -learningRatePower` and `l2 = l2RegularizationStrength + beta / (2
/// rate)`: `z = z + g + 2 l2Shrinkage w - (a'^p - a^p) w / rate`, then
/// `w = (clip(z, -l1, l1) - z) / (a'^p / rate + 2 l2)`, where `l1` is `l1RegularizationStrength`.
///
/// Source: McMahan et al., "Ad click prediction: A view from the trenches", 2013, algorithm 1;
/// powers other than -0.5, shrinkage and where beta counts are Keras's.
///
/// @param learningRatePower at most 0
/// @param initialAccumulatorValue what `a` begins with, at least 0
/// @param l1RegularizationStrength at least 0
/// @param l2RegularizationStrength at least 0
/// @param l2ShrinkageRegularizationStrength at least 0
/// @param beta finite
/// @param options what all optimizers have in common
public record Ftrl(
        double learningRatePower,
        double initialAccumulatorValue,
        double l1RegularizationStrength,
        double l2RegularizationStrength,
        double l2ShrinkageRegularizationStrength,
        double beta,
        OptimizerOptions options)
        implements Optimizer {

    static final Ftrl DEFAULT = new Ftrl(-0.5, 0.1, 0, 0, 0, 0, OptimizerOptions.of(0.001));

    public Ftrl {
        Limits.require(learningRatePower <= 0, "The learning_rate_power of ftrl must be at most 0", learningRatePower);
        Limits.atLeastZero("ftrl", "initial_accumulator_value", initialAccumulatorValue);
        Limits.atLeastZero("ftrl", "l1_regularization_strength", l1RegularizationStrength);
        Limits.atLeastZero("ftrl", "l2_regularization_strength", l2RegularizationStrength);
        Limits.atLeastZero("ftrl", "l2_shrinkage_regularization_strength", l2ShrinkageRegularizationStrength);
        Limits.finite("ftrl", "beta", beta);
    }

    static Ftrl read(Config config) {
        return new Ftrl(
                config.number("learning_rate_power", DEFAULT.learningRatePower),
                config.number("initial_accumulator_value", DEFAULT.initialAccumulatorValue),
                config.number("l1_regularization_strength", 0),
                config.number("l2_regularization_strength", 0),
                config.number("l2_shrinkage_regularization_strength", 0),
                config.number("beta", 0),
                OptionsConfig.read(config, DEFAULT));
    }

    @Override
    public String className() {
        return "Ftrl";
    }

    @Override
    public Ftrl with(OptimizerOptions other) {
        return new Ftrl(
                learningRatePower,
                initialAccumulatorValue,
                l1RegularizationStrength,
                l2RegularizationStrength,
                l2ShrinkageRegularizationStrength,
                beta,
                other);
    }

    @Override
    public Config config() {
        return OptionsConfig.write(this)
                .with("learning_rate_power", learningRatePower)
                .with("initial_accumulator_value", initialAccumulatorValue)
                .with("l1_regularization_strength", l1RegularizationStrength)
                .with("l2_regularization_strength", l2RegularizationStrength)
                .with("l2_shrinkage_regularization_strength", l2ShrinkageRegularizationStrength)
                .with("beta", beta);
    }

    @Override
    public String toString() {
        return OptimizerNames.text(this);
    }

    @Override
    public Update start(Shape shape, String path) {
        return new Leader(this, shape);
    }

    private static final class Leader implements Update {
        private final Shape shape;
        private final Ftrl settings;
        private final float shrinkage;
        private final float l1;
        private final float[] accumulator;
        private final float[] linear;
        private float rate;
        private float twiceL2;

        Leader(Ftrl settings, Shape shape) {
            this.shape = shape;
            this.settings = settings;
            this.shrinkage = (float) (2 * settings.l2ShrinkageRegularizationStrength);
            this.l1 = (float) settings.l1RegularizationStrength;
            this.accumulator = new float[shape.arraySize()];
            this.linear = new float[shape.arraySize()];
            Arrays.fill(accumulator, (float) settings.initialAccumulatorValue);
        }

        @Override
        public void begin(long step, float rate, float[] values, float[] gradient) {
            this.rate = rate;
            float l2 = (float) settings.l2RegularizationStrength + (float) settings.beta / (2 * rate);
            twiceL2 = 2 * l2;
        }

        @Override
        public void apply(float[] values, float[] gradient, int from, int to) {
            if (settings.learningRatePower == -0.5) {
                applyRoot(values, gradient, from, to);
            } else {
                applyPower(values, gradient, from, to);
            }
        }

        @Override
        public List<Slot> memory() {
            return List.of(Slot.of("accumulator", 0, shape, accumulator), Slot.of("linear", 0, shape, linear));
        }

        private void applyRoot(float[] values, float[] gradient, int from, int to) {
            float[] a = accumulator;
            float[] z = linear;
            float r = rate;
            float s = shrinkage;
            float l2 = twiceL2;
            float high = l1;
            float low = -l1;
            for (int i = from; i < to; i++) {
                float g = gradient[i];
                float w = values[i];
                float sum = a[i] + g * g;
                float root = (float) Math.sqrt(sum);
                float line = z[i] + (g + s * w - (root - (float) Math.sqrt(a[i])) / r * w);
                a[i] = sum;
                z[i] = line;
                values[i] = (Math.min(Math.max(line, low), high) - line) / (root / r + l2);
            }
        }

        /// Another power than a root is rare, and no plain operation computes it.
        private void applyPower(float[] values, float[] gradient, int from, int to) {
            float power = (float) -settings.learningRatePower;
            for (int i = from; i < to; i++) {
                float g = gradient[i];
                float w = values[i];
                float sum = accumulator[i] + g * g;
                float now = (float) Powers.power(sum, power);
                float before = (float) Powers.power(accumulator[i], power);
                float line = linear[i] + (g + shrinkage * w - (now - before) / rate * w);
                accumulator[i] = sum;
                linear[i] = line;
                values[i] = (Math.min(Math.max(line, -l1), l1) - line) / (now / rate + twiceL2);
            }
        }

        @Override
        public boolean looksAtAll() {
            return false;
        }
    }
}
