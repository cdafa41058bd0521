package dev.fanin.optimizer;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;
import java.util.List;

/// Adadelta: the step is the gradient times the ratio of two moving averages, of steps and of
/// gradients.
///
/// `a = rho a + (1 - rho) g^2`; `d = -g sqrt(b + epsilon) / sqrt(a + epsilon)`;
/// `b = rho b + (1 - rho) d^2`; then `w = w + rate d`. The paper has a rate of 1; Keras has 0.001.
///
/// Source: Zeiler, "ADADELTA: An adaptive learning rate method", 2012, algorithm 1.
///
/// @param rho how much of the averages is kept, from 0 to 1
/// @param epsilon at least 0
/// @param options what all optimizers have in common
public record Adadelta(double rho, double epsilon, OptimizerOptions options) implements Optimizer {

    static final Adadelta DEFAULT = new Adadelta(0.95, 1e-7, OptimizerOptions.of(0.001));

    public Adadelta {
        Limits.fraction("adadelta", "rho", rho);
        Limits.atLeastZero("adadelta", "epsilon", epsilon);
    }

    static Adadelta read(Config config) {
        return new Adadelta(
                config.number("rho", DEFAULT.rho),
                config.number("epsilon", DEFAULT.epsilon),
                OptionsConfig.read(config, DEFAULT));
    }

    @Override
    public String className() {
        return "Adadelta";
    }

    @Override
    public Adadelta with(OptimizerOptions other) {
        return new Adadelta(rho, epsilon, other);
    }

    @Override
    public Config config() {
        return OptionsConfig.write(this).with("rho", rho).with("epsilon", epsilon);
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
        private final Shape shape;
        private final float keep;
        private final float take;
        private final float epsilon;
        private final float[] gradients;
        private final float[] steps;
        private float rate;

        Averages(Adadelta settings, Shape shape) {
            this.shape = shape;
            this.keep = (float) settings.rho;
            this.take = (float) (1 - settings.rho);
            this.epsilon = (float) settings.epsilon;
            this.gradients = new float[shape.arraySize()];
            this.steps = new float[shape.arraySize()];
        }

        @Override
        public void begin(long step, float rate, float[] values, float[] gradient) {
            this.rate = rate;
        }

        @Override
        public void apply(float[] values, float[] gradient, int from, int to) {
            float[] a = gradients;
            float[] b = steps;
            float r = rate;
            float k = keep;
            float t = take;
            float e = epsilon;
            for (int i = from; i < to; i++) {
                float g = gradient[i];
                float squares = k * a[i] + t * (g * g);
                float delta = -((float) Math.sqrt(b[i] + e) * g / (float) Math.sqrt(squares + e));
                a[i] = squares;
                b[i] = k * b[i] + t * (delta * delta);
                values[i] += r * delta;
            }
        }

        @Override
        public List<Slot> memory() {
            return List.of(
                    Slot.of("accumulated_grad", 0, shape, gradients),
                    Slot.of("accumulated_delta_var", 0, shape, steps));
        }

        @Override
        public boolean looksAtAll() {
            return false;
        }
    }
}
