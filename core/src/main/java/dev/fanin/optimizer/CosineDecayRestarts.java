package dev.fanin.optimizer;

import dev.fanin.config.Config;

/// A rate that falls along half a cosine again and again, each time slower and from a lower start.
///
/// In the fall number `i`, of `firstDecaySteps tMul^i` steps, the rate is
/// `initialLearningRate ((1 - alpha) mMul^i (1 + cos(pi completed)) / 2 + alpha)`.
///
/// Which fall a step belongs to comes from a logarithm in float32, as in Keras, so a step at the
/// very boundary may count to the fall before, and differ from Keras where logarithms differ.
///
/// Source: Loshchilov and Hutter, "SGDR: Stochastic gradient descent with warm restarts", 2017,
/// equation 5; `mMul` and `alpha` are Keras's.
///
/// @param initialLearningRate the rate of step 0, at least 0
/// @param firstDecaySteps the length of the first fall, above 0
/// @param tMul how much longer every fall is, at least 1
/// @param mMul how much higher or lower every fall starts, at least 0
/// @param alpha what part of the rate is left at the end, at least 0
/// @param name the name Keras keeps
public record CosineDecayRestarts(
        double initialLearningRate, double firstDecaySteps, double tMul, double mMul, double alpha, String name)
        implements Schedule {

    public CosineDecayRestarts {
        Limits.rate("initial learning rate", initialLearningRate);
        Limits.aboveZero(name, "first_decay_steps", firstDecaySteps);
        Limits.require(
                tMul >= 1 && Double.isFinite(tMul), "The t_mul of " + name + " must be at least 1 and finite", tMul);
        Limits.atLeastZero(name, "m_mul", mMul);
        Limits.atLeastZero(name, "alpha", alpha);
    }

    static CosineDecayRestarts read(ScheduleArguments from) {
        return new CosineDecayRestarts(
                from.required("initial_learning_rate"),
                from.required("first_decay_steps"),
                from.config().number("t_mul", 2),
                from.config().number("m_mul", 1),
                from.config().number("alpha", 0),
                from.name("SGDRDecay"));
    }

    @Override
    public double at(long step) {
        float completed = (float) step / (float) firstDecaySteps;
        float longer = (float) tMul;
        float restart;
        if (longer == 1) {
            restart = (float) Math.floor(completed);
            completed -= restart;
        } else {
            float grown = 1 - completed * (1 - longer);
            restart = (float) Math.floor((float) Powers.logarithm(grown) / (float) Powers.logarithm(longer));
            float length = (float) Powers.power(longer, restart);
            completed = (completed - (1 - length) / (1 - longer)) / length;
        }
        float height = (float) Powers.power((float) mMul, restart);
        float cosine = 0.5f * height * (1 + (float) Powers.cosine((float) Math.PI * completed));
        return (float) initialLearningRate * ((1 - (float) alpha) * cosine + (float) alpha);
    }

    @Override
    public Config config() {
        return Config.of("CosineDecayRestarts")
                .with("initial_learning_rate", initialLearningRate)
                .with("first_decay_steps", ScheduleArguments.number(firstDecaySteps))
                .with("t_mul", tMul)
                .with("m_mul", mMul)
                .with("alpha", alpha)
                .with("name", name);
    }

    @Override
    public String toString() {
        return ScheduleNames.text(this);
    }
}
