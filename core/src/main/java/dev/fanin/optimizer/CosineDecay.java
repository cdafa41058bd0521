package dev.fanin.optimizer;

import dev.fanin.config.Config;
import org.jspecify.annotations.Nullable;

/// A rate that falls along half a cosine, after a straight warm-up if wanted.
///
/// `from ((1 - alpha) (1 + cos(pi step / decaySteps)) / 2 + alpha)`. With a warm-up the rate first
/// rises from `initialLearningRate` to `warmupTarget` in `warmupSteps` steps, and the fall begins
/// there.
///
/// Source: Loshchilov and Hutter, "SGDR: Stochastic gradient descent with warm restarts", 2017,
/// equation 5, with the form and warm-up of Keras.
///
/// @param initialLearningRate the rate of step 0, at least 0
/// @param decaySteps above 0
/// @param alpha what part of the rate is left at the end, at least 0
/// @param name the name Keras keeps
/// @param warmupTarget the rate after the warm-up, or null for none
/// @param warmupSteps at least 0; above 0 where there is a target
public record CosineDecay(
        double initialLearningRate,
        double decaySteps,
        double alpha,
        String name,
        @Nullable Double warmupTarget,
        double warmupSteps)
        implements Schedule {

    public CosineDecay {
        Limits.rate("initial learning rate", initialLearningRate);
        Limits.aboveZero(name, "decay_steps", decaySteps);
        Limits.atLeastZero(name, "alpha", alpha);
        Limits.atLeastZero(name, "warmup_steps", warmupSteps);
        if (warmupTarget != null) {
            Limits.rate("warmup target", warmupTarget);
        }
    }

    static CosineDecay read(ScheduleArguments from) {
        return new CosineDecay(
                from.required("initial_learning_rate"),
                from.required("decay_steps"),
                from.config().number("alpha", 0),
                from.name("CosineDecay"),
                from.config().has("warmup_target") ? from.required("warmup_target") : null,
                from.config().number("warmup_steps", 0));
    }

    @Override
    public double at(long step) {
        float length = (float) decaySteps;
        float initial = (float) initialLearningRate;
        if (warmupTarget == null) {
            return decayed(initial, Math.min((float) step, length) / length);
        }
        float warm = (float) warmupSteps;
        float target = warmupTarget.floatValue();
        float now = Math.min((float) step, length + warm);
        return now < warm ? (target - initial) * (now / warm) + initial : decayed(target, (now - warm) / length);
    }

    private float decayed(float from, float completed) {
        float cosine = 0.5f * (1 + (float) Powers.cosine((float) Math.PI * completed));
        return from * ((float) (1 - alpha) * cosine + (float) alpha);
    }

    @Override
    public Config config() {
        return Config.of("CosineDecay")
                .with("initial_learning_rate", initialLearningRate)
                .with("decay_steps", ScheduleArguments.number(decaySteps))
                .with("alpha", alpha)
                .with("name", name)
                .with("warmup_target", warmupTarget)
                .with("warmup_steps", ScheduleArguments.number(warmupSteps));
    }

    @Override
    public String toString() {
        return ScheduleNames.text(this);
    }
}
