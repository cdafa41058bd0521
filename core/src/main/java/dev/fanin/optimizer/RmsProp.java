package dev.fanin.optimizer;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// RMSprop: the gradient is divided by a moving average of its magnitude.
///
/// `v = rho v + (1 - rho) g^2`, then `w = w - rate g / sqrt(v + epsilon)`. Centered, the squared
/// moving average of the gradient is taken from `v` under the root; with momentum `m = momentum m`
/// plus that step, and `w = w - m`.
///
/// Source: Tieleman and Hinton, "Lecture 6.5: rmsprop", Coursera, 2012; centered: Graves,
/// "Generating sequences with recurrent neural networks", 2013, section 4.2.
///
/// @param rho how much of the average is kept, from 0 to 1
/// @param momentum from 0 to 1
/// @param epsilon at least 0
/// @param centered whether the variance is estimated rather than the second moment
/// @param options what all optimizers have in common
public record RmsProp(double rho, double momentum, double epsilon, boolean centered, OptimizerOptions options)
        implements Optimizer {

    static final RmsProp DEFAULT = new RmsProp(0.9, 0, 1e-7, false, OptimizerOptions.of(0.001));

    public RmsProp {
        Limits.fraction("rmsprop", "rho", rho);
        Limits.fraction("rmsprop", "momentum", momentum);
        Limits.atLeastZero("rmsprop", "epsilon", epsilon);
    }

    static RmsProp read(Config config) {
        return new RmsProp(
                config.number("rho", DEFAULT.rho),
                config.number("momentum", 0),
                config.number("epsilon", DEFAULT.epsilon),
                config.flag("centered", false),
                OptionsConfig.read(config, DEFAULT));
    }

    @Override
    public String className() {
        return "RMSprop";
    }

    @Override
    public RmsProp with(OptimizerOptions other) {
        return new RmsProp(rho, momentum, epsilon, centered, other);
    }

    @Override
    public Config config() {
        return OptionsConfig.write(this)
                .with("rho", rho)
                .with("momentum", momentum)
                .with("epsilon", epsilon)
                .with("centered", centered);
    }

    @Override
    public String toString() {
        return OptimizerNames.text(this);
    }

    @Override
    public Update start(Shape shape, String path) {
        return new Averages(this, shape);
    }

    private static final class Averages implements Update {
        private static final float[] NONE = {};

        private final Shape shape;
        private final float keep;
        private final float take;
        private final float momentum;
        private final float epsilon;
        private final float[] velocity;
        private final float[] moving;
        private final float[] average;
        private float rate;

        Averages(RmsProp settings, Shape shape) {
            this.shape = shape;
            this.keep = (float) settings.rho;
            this.take = (float) (1 - settings.rho);
            this.momentum = (float) settings.momentum;
            this.epsilon = (float) settings.epsilon;
            this.velocity = new float[shape.arraySize()];
            this.moving = settings.momentum > 0 ? new float[shape.arraySize()] : NONE;
            this.average = settings.centered ? new float[shape.arraySize()] : NONE;
        }

        @Override
        public void begin(long step, float rate, float[] values, float[] gradient) {
            this.rate = rate;
        }

        @Override
        public void apply(float[] values, float[] gradient, int from, int to) {
            boolean moves = moving.length > 0;
            if (average.length > 0) {
                if (moves) {
                    centeredMoving(values, gradient, from, to);
                } else {
                    centered(values, gradient, from, to);
                }
            } else if (moves) {
                moving(values, gradient, from, to);
            } else {
                plain(values, gradient, from, to);
            }
        }

        @Override
        public List<Slot> memory() {
            List<Slot> slots = new ArrayList<>(List.of(Slot.of("velocity", 0, shape, velocity)));
            if (moving.length > 0) {
                slots.add(Slot.of("momentum", 1, shape, moving));
            }
            if (average.length > 0) {
                slots.add(Slot.of("average_gradient", 2, shape, average));
            }
            return slots;
        }

        private void plain(float[] values, float[] gradient, int from, int to) {
            float[] v = velocity;
            float r = rate;
            float k = keep;
            float t = take;
            float e = epsilon;
            for (int i = from; i < to; i++) {
                float g = gradient[i];
                float second = k * v[i] + t * (g * g);
                v[i] = second;
                values[i] -= r * g / (float) Math.sqrt(second + e);
            }
        }

        private void moving(float[] values, float[] gradient, int from, int to) {
            float[] v = velocity;
            float[] m = moving;
            float r = rate;
            float k = keep;
            float t = take;
            float e = epsilon;
            float p = momentum;
            for (int i = from; i < to; i++) {
                float g = gradient[i];
                float second = k * v[i] + t * (g * g);
                v[i] = second;
                float moved = p * m[i] + r * g / (float) Math.sqrt(second + e);
                m[i] = moved;
                values[i] -= moved;
            }
        }

        private void centered(float[] values, float[] gradient, int from, int to) {
            float[] v = velocity;
            float[] a = average;
            float r = rate;
            float k = keep;
            float t = take;
            float e = epsilon;
            for (int i = from; i < to; i++) {
                float g = gradient[i];
                float second = k * v[i] + t * (g * g);
                float first = k * a[i] + t * g;
                v[i] = second;
                a[i] = first;
                values[i] -= r * g / (float) Math.sqrt(second - first * first + e);
            }
        }

        private void centeredMoving(float[] values, float[] gradient, int from, int to) {
            float[] v = velocity;
            float[] a = average;
            float[] m = moving;
            float r = rate;
            float k = keep;
            float t = take;
            float e = epsilon;
            float p = momentum;
            for (int i = from; i < to; i++) {
                float g = gradient[i];
                float second = k * v[i] + t * (g * g);
                float first = k * a[i] + t * g;
                v[i] = second;
                a[i] = first;
                float moved = p * m[i] + r * g / (float) Math.sqrt(second - first * first + e);
                m[i] = moved;
                values[i] -= moved;
            }
        }

        @Override
        public boolean looksAtAll() {
            return false;
        }
    }
}
