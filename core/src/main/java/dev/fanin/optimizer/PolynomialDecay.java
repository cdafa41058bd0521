package dev.fanin.optimizer;

import dev.fanin.config.Config;

/// A rate that falls from one value to another along a power of the time left.
///
/// `(initial - end) (1 - step / decaySteps)^power + end`; after `decaySteps` the rate stays at its
/// end, or with `cycle` begins a fall of twice, three times, ... the length.
///
/// @param initialLearningRate the rate of step 0, at least 0
/// @param decaySteps above 0
/// @param endLearningRate at least 0
/// @param power finite; 1 for a straight line
/// @param cycle whether to begin again
/// @param name the name Keras keeps
public record PolynomialDecay(
        double initialLearningRate, double decaySteps, double endLearningRate, double power, boolean cycle, String name)
        implements Schedule {

    public PolynomialDecay {
        Limits.rate("initial learning rate", initialLearningRate);
        Limits.aboveZero(name, "decay_steps", decaySteps);
        Limits.rate("end learning rate", endLearningRate);
        Limits.finite(name, "power", power);
    }

    static PolynomialDecay read(ScheduleArguments from) {
        return new PolynomialDecay(
                from.required("initial_learning_rate"),
                from.required("decay_steps"),
                from.config().number("end_learning_rate", 0.0001),
                from.config().number("power", 1),
                from.config().flag("cycle", false),
                from.name("PolynomialDecay"));
    }

    @Override
    public double at(long step) {
        float from = (float) initialLearningRate;
        float end = (float) endLearningRate;
        float length = (float) decaySteps;
        float now = (float) step;
        if (cycle) {
            length *= step == 0 ? 1 : (float) Math.ceil(now / length);
        } else {
            now = Math.min(now, length);
        }
        return (from - end) * (float) Powers.power(1 - now / length, (float) power) + end;
    }

    @Override
    public Config config() {
        return Config.of("PolynomialDecay")
                .with("initial_learning_rate", initialLearningRate)
                .with("decay_steps", ScheduleArguments.number(decaySteps))
                .with("end_learning_rate", endLearningRate)
                .with("power", power)
                .with("cycle", cycle)
                .with("name", name);
    }

    @Override
    public String toString() {
        return ScheduleNames.text(this);
    }
}
