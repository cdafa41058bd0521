package dev.fanin.optimizer;

import dev.fanin.config.Config;

/// The optimizers by factory and by Keras name, with the defaults of Keras: a learning rate of 0.01
/// for sgd, 0.0025 for schedule-free AdamW, and 0.001 for all others.
///
/// What a factory does not take is set afterwards: `adam().learningRate(0.01).clipNorm(1)`.
public final class Optimizers {

    private Optimizers() {}

    /// Returns stochastic gradient descent.
    public static Sgd sgd() {
        return Sgd.DEFAULT;
    }

    /// Returns stochastic gradient descent.
    public static Sgd sgd(double learningRate) {
        return sgd(learningRate, 0);
    }

    /// Returns stochastic gradient descent with momentum.
    public static Sgd sgd(double learningRate, double momentum) {
        return new Sgd(learningRate, momentum, false);
    }

    /// Returns RMSprop.
    public static RmsProp rmsprop() {
        return RmsProp.DEFAULT;
    }

    /// Returns Adam.
    public static Adam adam() {
        return Adam.DEFAULT;
    }

    /// Returns Adam.
    public static Adam adam(double learningRate) {
        return Adam.DEFAULT.with(OptimizerOptions.of(learningRate));
    }

    /// Returns Adam with decoupled weight decay of 0.004.
    public static AdamW adamW() {
        return AdamW.DEFAULT;
    }

    /// Returns Adamax.
    public static Adamax adamax() {
        return Adamax.DEFAULT;
    }

    /// Returns Nadam.
    public static Nadam nadam() {
        return Nadam.DEFAULT;
    }

    /// Returns Adagrad.
    public static Adagrad adagrad() {
        return Adagrad.DEFAULT;
    }

    /// Returns Adadelta.
    public static Adadelta adadelta() {
        return Adadelta.DEFAULT;
    }

    /// Returns FTRL-Proximal.
    public static Ftrl ftrl() {
        return Ftrl.DEFAULT;
    }

    /// Returns Lion.
    public static Lion lion() {
        return Lion.DEFAULT;
    }

    /// Returns Lamb.
    public static Lamb lamb() {
        return Lamb.DEFAULT;
    }

    /// Returns Adafactor.
    public static Adafactor adafactor() {
        return Adafactor.DEFAULT;
    }

    /// Returns Muon.
    public static Muon muon() {
        return Muon.DEFAULT;
    }

    /// Returns schedule-free AdamW.
    public static ScheduleFreeAdamW scheduleFreeAdamW() {
        return ScheduleFreeAdamW.DEFAULT;
    }

    /// Reads an optimizer as users write it: `sgd`, `adam(learning_rate=0.01,clipnorm=1)`,
    /// `sgd(learning_rate=CosineDecay(initial_learning_rate=0.1,decay_steps=1000),momentum=0.9)`.
    /// Class names of Keras and their lower-case forms are known.
    public static Optimizer named(String text) {
        return OptimizerNames.read(text);
    }

    /// Returns the optimizer that a config describes; what the config lacks has its default.
    ///
    /// @throws IllegalArgumentException where the class is not known or a value is not allowed
    public static Optimizer of(Config config) {
        return OptimizerNames.read(config);
    }
}
