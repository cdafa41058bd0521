package dev.fanin.optimizer;

import dev.fanin.config.Config;

/// A rate that shrinks by the same factor every so many steps.
///
/// `initialLearningRate * decayRate^p` with `p = step / decaySteps`, rounded down for a staircase.
///
/// @param initialLearningRate the rate of step 0, at least 0
/// @param decaySteps above 0
/// @param decayRate the factor, at least 0
/// @param staircase whether the rate stays the same between multiples of `decaySteps`
/// @param name the name Keras keeps
public record ExponentialDecay(
        double initialLearningRate, double decaySteps, double decayRate, boolean staircase, String name)
        implements Schedule {

    public ExponentialDecay {
        Limits.rate("initial learning rate", initialLearningRate);
        Limits.aboveZero(name, "decay_steps", decaySteps);
        Limits.atLeastZero(name, "decay_rate", decayRate);
    }

    static ExponentialDecay read(ScheduleArguments from) {
        return new ExponentialDecay(
                from.required("initial_learning_rate"),
                from.required("decay_steps"),
                from.required("decay_rate"),
                from.config().flag("staircase", false),
                from.name("ExponentialDecay"));
    }

    @Override
    public double at(long step) {
        float p = (float) step / (float) decaySteps;
        float exponent = staircase ? (float) Math.floor(p) : p;
        return (float) initialLearningRate * (float) Powers.power((float) decayRate, exponent);
    }

    @Override
    public Config config() {
        return Config.of("ExponentialDecay")
                .with("initial_learning_rate", initialLearningRate)
                .with("decay_steps", ScheduleArguments.number(decaySteps))
                .with("decay_rate", decayRate)
                .with("staircase", staircase)
                .with("name", name);
    }

    @Override
    public String toString() {
        return ScheduleNames.text(this);
    }
}
