package dev.fanin.optimizer;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.List;

/// Nadam: Adam that looks ahead as Nesterov's momentum does.
///
/// The momentum of step `t` is `u_t = beta1 (1 - 0.5 * 0.96^t)`, and `U_t` the product of all up to
/// it. With `m` and `v` as in Adam, `h = u_(t+1) m / (1 - U_(t+1)) + (1 - u_t) g / (1 - U_t)`, then
/// `w = w - rate h / (sqrt(v / (1 - beta2^t)) + epsilon)`.
///
/// Source: Dozat, "Incorporating Nesterov momentum into Adam", 2016, algorithm 8 of the report,
/// with the momentum schedule of Sutskever that Keras takes.
///
/// @param beta1 how much of the mean of gradients is kept, from 0 to 1
/// @param beta2 how much of the mean of squares is kept, from 0 to 1
/// @param epsilon at least 0
/// @param options what all optimizers have in common
public record Nadam(double beta1, double beta2, double epsilon, OptimizerOptions options) implements Optimizer {

    static final Nadam DEFAULT = new Nadam(0.9, 0.999, 1e-7, OptimizerOptions.of(0.001));

    public Nadam {
        Limits.fraction("nadam", "beta_1", beta1);
        Limits.fraction("nadam", "beta_2", beta2);
        Limits.atLeastZero("nadam", "epsilon", epsilon);
    }

    static Nadam read(Config config) {
        return new Nadam(
                config.number("beta_1", DEFAULT.beta1),
                config.number("beta_2", DEFAULT.beta2),
                config.number("epsilon", DEFAULT.epsilon),
                OptionsConfig.read(config, DEFAULT));
    }

    @Override
    public String className() {
        return "Nadam";
    }

    @Override
    public Nadam with(OptimizerOptions other) {
        return new Nadam(beta1, beta2, epsilon, other);
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
        return new Ahead(this, shape);
    }

    private static final class Ahead implements Update {
        private static final float DECAY = 0.96f;

        private final Shape shape;
        private final float beta1;
        private final float beta2;
        private final float epsilon;
        private final float[] product = {1};
        private final float[] momentum;
        private final float[] velocity;
        private float rate;
        private float ofMomentum;
        private float ofGradient;
        private float productNow;
        private float productNext;
        private float corrected;

        Ahead(Nadam settings, Shape shape) {
            this.shape = shape;
            this.beta1 = (float) settings.beta1;
            this.beta2 = (float) settings.beta2;
            this.epsilon = (float) settings.epsilon;
            this.momentum = new float[shape.arraySize()];
            this.velocity = new float[shape.arraySize()];
        }

        @Override
        public void begin(long step, float rate, float[] values, float[] gradient) {
            this.rate = rate;
            float part = 1 - 0.5f * (float) Powers.whole(DECAY, step);
            float now = beta1 * part;
            float next = beta1 * (1 - 0.5f * (float) Powers.whole(DECAY, step + 1));
            product[0] = product[0] * beta1 * part;
            productNow = 1 - product[0];
            productNext = 1 - product[0] * next;
            ofMomentum = next;
            ofGradient = 1 - now;
            corrected = 1 - (float) Powers.whole(beta2, step);
        }

        @Override
        public void apply(float[] values, float[] gradient, int from, int to) {
            float[] m = momentum;
            float[] v = velocity;
            float r = rate;
            float t1 = 1 - beta1;
            float t2 = 1 - beta2;
            float e = epsilon;
            float a = ofMomentum;
            float b = ofGradient;
            float now = productNow;
            float next = productNext;
            float c = corrected;
            for (int i = from; i < to; i++) {
                float g = gradient[i];
                float first = m[i] + (g - m[i]) * t1;
                float second = v[i] + (g * g - v[i]) * t2;
                m[i] = first;
                v[i] = second;
                float ahead = a * first / next + b * g / now;
                values[i] -= ahead * r / ((float) Math.sqrt(second / c) + e);
            }
        }

        @Override
        public List<Slot> memory() {
            return List.of(
                    Slot.of("momentum", 0, shape, momentum),
                    Slot.of("velocity", 0, shape, velocity),
                    new Slot("u_product", 1, true, Tensor.of(Shape.of(), product)));
        }

        @Override
        public boolean looksAtAll() {
            return false;
        }
    }
}
