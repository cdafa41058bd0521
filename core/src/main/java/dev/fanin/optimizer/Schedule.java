package dev.fanin.optimizer;

import dev.fanin.config.Config;

/// A learning rate that depends on the step; user-defined ones implement [CustomSchedule].
///
/// The formulas, defaults and config keys are those of Keras 3.15. Every operation is rounded to
/// float32, as it is there; powers, cosines and logarithms may differ from Keras in the last bit.
///
/// Also called: `LearningRateSchedule`, `lr_scheduler`.
public sealed interface Schedule extends LearningRate
        permits ExponentialDecay,
                PiecewiseConstantDecay,
                PolynomialDecay,
                InverseTimeDecay,
                CosineDecay,
                CosineDecayRestarts,
                CustomSchedule {

    /// Returns the Keras name, for example `ExponentialDecay`.
    String name();

    /// Returns the class name and the arguments as Keras writes them.
    Config config();

    /// Returns `initialLearningRate * decayRate^(step / decaySteps)`.
    static ExponentialDecay exponentialDecay(double initialLearningRate, double decaySteps, double decayRate) {
        return new ExponentialDecay(initialLearningRate, decaySteps, decayRate, false, "ExponentialDecay");
    }

    /// Returns `initialLearningRate / (1 + decayRate * step / decaySteps)`.
    static InverseTimeDecay inverseTimeDecay(double initialLearningRate, double decaySteps, double decayRate) {
        return new InverseTimeDecay(initialLearningRate, decaySteps, decayRate, false, "InverseTimeDecay");
    }

    /// Returns half a cosine from the initial rate down to 0.
    static CosineDecay cosineDecay(double initialLearningRate, double decaySteps) {
        return new CosineDecay(initialLearningRate, decaySteps, 0, "CosineDecay", null, 0);
    }

    /// Returns the schedule that a config describes.
    static Schedule of(Config config) {
        return ScheduleNames.read(config);
    }

    /// Reads a schedule as users write it: `ExponentialDecay(initial_learning_rate=0.1,
    /// decay_steps=100,decay_rate=0.9)`, or with the name `exponential_decay`.
    static Schedule named(String text) {
        return ScheduleNames.read(text);
    }
}
