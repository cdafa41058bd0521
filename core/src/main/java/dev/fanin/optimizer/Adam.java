package dev.fanin.optimizer;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;

/// Adam: moving averages of the gradient and of its square decide each element's step.
///
/// `m = m + (1 - beta1) (g - m)` and `v = v + (1 - beta2) (g^2 - v)`; then at step `t`
/// `w = w - m alpha / (sqrt(v) + epsilon)` with `alpha = rate sqrt(1 - beta2^t) / (1 - beta1^t)`.
/// Amsgrad takes the largest `v` so far.
///
/// Source: Kingma and Ba, "Adam: A method for stochastic optimization", 2015, the form before
/// section 2.1; amsgrad: Reddi, Kale and Kumar, "On the convergence of Adam and beyond", 2018,
/// algorithm 2, with the bias correction of Keras.
///
/// @param beta1 how much of the mean of gradients is kept, from 0 to 1
/// @param beta2 how much of the mean of squares is kept, from 0 to 1
/// @param epsilon at least 0
/// @param amsgrad whether the largest mean of squares counts
/// @param options what all optimizers have in common
public record Adam(double beta1, double beta2, double epsilon, boolean amsgrad, OptimizerOptions options)
        implements Optimizer {

    static final Adam DEFAULT = new Adam(0.9, 0.999, 1e-7, false, OptimizerOptions.of(0.001));

    public Adam {
        Limits.fraction("adam", "beta_1", beta1);
        Limits.fraction("adam", "beta_2", beta2);
        Limits.atLeastZero("adam", "epsilon", epsilon);
    }

    static Adam read(Config config) {
        return new Adam(
                config.number("beta_1", DEFAULT.beta1),
                config.number("beta_2", DEFAULT.beta2),
                config.number("epsilon", DEFAULT.epsilon),
                config.flag("amsgrad", false),
                OptionsConfig.read(config, DEFAULT));
    }

    @Override
    public String className() {
        return "Adam";
    }

    @Override
    public Adam with(OptimizerOptions other) {
        return new Adam(beta1, beta2, epsilon, amsgrad, other);
    }

    @Override
    public Config config() {
        return OptionsConfig.write(this)
                .with("beta_1", beta1)
                .with("beta_2", beta2)
                .with("epsilon", epsilon)
                .with("amsgrad", amsgrad);
    }

    @Override
    public String toString() {
        return OptimizerNames.text(this);
    }

    @Override
    public Update start(Shape shape, String path) {
        return new Moments(shape, beta1, beta2, epsilon, amsgrad, 1);
    }
}
