package dev.fanin.optimizer;

import dev.fanin.config.Config;

/// A rate that shrinks with the inverse of time.
///
/// `initialLearningRate / (1 + decayRate p)` with `p = step / decaySteps`, rounded down for a
/// staircase.
///
/// @param initialLearningRate the rate of step 0, at least 0
/// @param decaySteps above 0
/// @param decayRate at least 0
/// @param staircase whether the rate stays the same between multiples of `decaySteps`
/// @param name the name Keras keeps
public record InverseTimeDecay(
        double initialLearningRate, double decaySteps, double decayRate, boolean staircase, String name)
        implements Schedule {

    public InverseTimeDecay {
        Limits.rate("initial learning rate", initialLearningRate);
        Limits.aboveZero(name, "decay_steps", decaySteps);
        Limits.atLeastZero(name, "decay_rate", decayRate);
    }

    static InverseTimeDecay read(ScheduleArguments from) {
        return new InverseTimeDecay(
                from.required("initial_learning_rate"),
                from.required("decay_steps"),
                from.required("decay_rate"),
                from.config().flag("staircase", false),
                from.name("InverseTimeDecay"));
    }

    @Override
    public double at(long step) {
        float p = (float) step / (float) decaySteps;
        float passed = staircase ? (float) Math.floor(p) : p;
        return (float) initialLearningRate / (1 + (float) decayRate * passed);
    }

    @Override
    public Config config() {
        return Config.of("InverseTimeDecay")
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
