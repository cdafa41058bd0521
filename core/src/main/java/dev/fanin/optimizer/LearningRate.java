package dev.fanin.optimizer;

/// How far a step goes: one number for all of training, or a [Schedule] of numbers by step.
public sealed interface LearningRate permits ConstantRate, Schedule {

    /// Returns the learning rate of a step, computed in float32 as Keras does.
    ///
    /// @param step how many steps were taken before, from 0
    double at(long step);

    /// Returns one rate for all steps.
    static ConstantRate constant(double rate) {
        return new ConstantRate(rate);
    }
}
