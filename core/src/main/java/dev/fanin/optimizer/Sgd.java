package dev.fanin.optimizer;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;
import java.util.List;

/// Stochastic gradient descent, with momentum if wanted.
///
/// Without momentum `w = w - rate g`. With momentum `v = momentum v - rate g`, then `w = w + v`, or
/// with Nesterov's `w = w + momentum v - rate g`.
///
/// @param momentum from 0 to 1
/// @param nesterov whether to look ahead; needs momentum
/// @param options what all optimizers have in common
public record Sgd(double momentum, boolean nesterov, OptimizerOptions options) implements Optimizer {

    static final Sgd DEFAULT = new Sgd(0, false, OptimizerOptions.of(0.01));

    public Sgd {
        Limits.fraction("sgd", "momentum", momentum);
    }

    /// Returns stochastic gradient descent without further options.
    public Sgd(double learningRate, double momentum, boolean nesterov) {
        this(momentum, nesterov, OptimizerOptions.of(learningRate));
    }

    static Sgd read(Config config) {
        return new Sgd(
                config.number("momentum", 0), config.flag("nesterov", false), OptionsConfig.read(config, DEFAULT));
    }

    @Override
    public String className() {
        return "SGD";
    }

    @Override
    public Sgd with(OptimizerOptions other) {
        return new Sgd(momentum, nesterov, other);
    }

    @Override
    public Config config() {
        return OptionsConfig.write(this).with("momentum", momentum).with("nesterov", nesterov);
    }

    @Override
    public String toString() {
        return OptimizerNames.text(this);
    }

    @Override
    public Update start(Shape shape, String path) {
        return momentum == 0 ? new Plain() : new Moving(shape, (float) momentum, nesterov);
    }

    private static final class Plain implements Update {
        private float rate;

        @Override
        public void begin(long step, float rate, float[] values, float[] gradient) {
            this.rate = rate;
        }

        @Override
        public void apply(float[] values, float[] gradient, int from, int to) {
            float r = rate;
            for (int i = from; i < to; i++) {
                values[i] -= gradient[i] * r;
            }
        }

        @Override
        public List<Slot> memory() {
            return List.of();
        }

        @Override
        public boolean looksAtAll() {
            return false;
        }
    }

    private static final class Moving implements Update {
        private final Shape shape;
        private final float[] velocity;
        private final float keep;
        private final boolean nesterov;
        private float rate;

        Moving(Shape shape, float keep, boolean nesterov) {
            this.shape = shape;
            this.velocity = new float[shape.arraySize()];
            this.keep = keep;
            this.nesterov = nesterov;
        }

        @Override
        public void begin(long step, float rate, float[] values, float[] gradient) {
            this.rate = rate;
        }

        @Override
        public void apply(float[] values, float[] gradient, int from, int to) {
            float[] v = velocity;
            float r = rate;
            float k = keep;
            if (nesterov) {
                for (int i = from; i < to; i++) {
                    float moved = v[i] * k - gradient[i] * r;
                    v[i] = moved;
                    values[i] += moved * k - gradient[i] * r;
                }
            } else {
                for (int i = from; i < to; i++) {
                    float moved = v[i] * k - gradient[i] * r;
                    v[i] = moved;
                    values[i] += moved;
                }
            }
        }

        @Override
        public List<Slot> memory() {
            return List.of(Slot.of("momentum", 0, shape, velocity));
        }

        @Override
        public boolean looksAtAll() {
            return false;
        }
    }
}
