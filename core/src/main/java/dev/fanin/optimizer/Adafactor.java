package dev.fanin.optimizer;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;

/// Adafactor: second moments kept as one mean for each row and each column of a matrix.
///
/// With `s = g^2 + epsilon1` and `b = 1 - t^beta2Decay`, `r = b r + (1 - b) mean of s over columns`
/// and `c = b c + (1 - b) mean of s over rows`; then `v = r c / mean(r)`, or `v = b v + (1 - b) s`
/// for a variable of fewer than two axes. With `u = g / sqrt(v)`,
/// `w = w - max(epsilon2, rms(w)) min(rate, 1 / sqrt(t)) u / max(1, rms(u) / clipThreshold)`.
///
/// The last two axes are rows and columns; the axes before number matrices of their own.
///
/// Source: Shazeer and Stern, "Adafactor: Adaptive learning rates with sublinear memory cost",
/// 2018, algorithms 4 and 5. As in Keras, `v` is kept too, and `relativeStep` changes nothing.
///
/// @param beta2Decay finite; the power of the step that replaces beta2
/// @param epsilon1 at least 0
/// @param epsilon2 at least 0; the least length of a step
/// @param clipThreshold above 0
/// @param relativeStep kept for configs
/// @param options what all optimizers have in common
public record Adafactor(
        double beta2Decay,
        double epsilon1,
        double epsilon2,
        double clipThreshold,
        boolean relativeStep,
        OptimizerOptions options)
        implements Optimizer {

    static final Adafactor DEFAULT = new Adafactor(-0.8, 1e-30, 1e-3, 1, true, OptimizerOptions.of(0.001));

    public Adafactor {
        Limits.finite("adafactor", "beta_2_decay", beta2Decay);
        Limits.atLeastZero("adafactor", "epsilon_1", epsilon1);
        Limits.atLeastZero("adafactor", "epsilon_2", epsilon2);
        Limits.aboveZero("adafactor", "clip_threshold", clipThreshold);
    }

    static Adafactor read(Config config) {
        return new Adafactor(
                config.number("beta_2_decay", DEFAULT.beta2Decay),
                config.number("epsilon_1", DEFAULT.epsilon1),
                config.number("epsilon_2", DEFAULT.epsilon2),
                config.number("clip_threshold", DEFAULT.clipThreshold),
                config.flag("relative_step", true),
                OptionsConfig.read(config, DEFAULT));
    }

    @Override
    public String className() {
        return "Adafactor";
    }

    @Override
    public Adafactor with(OptimizerOptions other) {
        return new Adafactor(beta2Decay, epsilon1, epsilon2, clipThreshold, relativeStep, other);
    }

    @Override
    public Config config() {
        return OptionsConfig.write(this)
                .with("beta_2_decay", beta2Decay)
                .with("epsilon_1", epsilon1)
                .with("epsilon_2", epsilon2)
                .with("clip_threshold", clipThreshold)
                .with("relative_step", relativeStep);
    }

    @Override
    public Update start(Shape shape, String path) {
        return new FactoredMoments(this, shape);
    }

    @Override
    public String toString() {
        return OptimizerNames.text(this);
    }
}
