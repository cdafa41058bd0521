package dev.fanin.optimizer;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Muon: the momentum of a matrix, made nearly orthogonal, is its step; all else steps by Adam.
///
/// `m = momentum m + g`; `x` is `m`, or `g + momentum m` with Nesterov; `o` is what [NewtonSchulz]
/// makes of `x`, and `w = w - rate o sqrt(max(rows, columns)) rmsRate`, or `w = w - rate o` without
/// an `rmsRate`.
///
/// Adam takes every variable that has not exactly two axes, embeddings (a path with `embedding`),
/// and paths in which one of the regular expressions is found; the layer before the loss should be
/// named there. Weight decay is 0.004 by default for both.
///
/// Source: Jordan et al., "Muon: An optimizer for hidden layers in neural networks", 2024; the
/// factor: Liu et al., "Muon is scalable for LLM training", 2025, section 2.2.
///
/// @param adamBeta1 from 0 to 1
/// @param adamBeta2 from 0 to 1
/// @param epsilon that of Adam, at least 0
/// @param excludeLayers regular expressions for paths that Adam takes
/// @param coefficients those of the Newton-Schulz iteration
/// @param adamRateRatio what the learning rate is multiplied by for Adam, at least 0
/// @param momentum from 0 to 1
/// @param steps the number of Newton-Schulz iterations, at least 0
/// @param nesterov whether to look ahead
/// @param excludeEmbeddings whether Adam takes embeddings
/// @param adamWeightDecay the rate of decay of what Adam takes, or null
/// @param rmsRate the root mean square that steps get, or null
/// @param options what all optimizers have in common
public record Muon(
        double adamBeta1,
        double adamBeta2,
        double epsilon,
        List<String> excludeLayers,
        Coefficients coefficients,
        double adamRateRatio,
        double momentum,
        int steps,
        boolean nesterov,
        boolean excludeEmbeddings,
        @Nullable Double adamWeightDecay,
        @Nullable Double rmsRate,
        OptimizerOptions options)
        implements Optimizer {

    private static final double DECAY = 0.004;

    static final Muon DEFAULT = new Muon(
            0.9,
            0.999,
            1e-7,
            List.of(),
            new Coefficients(3.4445, -4.775, 2.0315),
            1,
            0.95,
            5,
            true,
            true,
            DECAY,
            0.2,
            OptimizerOptions.of(0.001).withWeightDecay(DECAY, List.of()));

    /// The polynomial `a x + b x^3 + c x^5` that one iteration applies to every singular value.
    public record Coefficients(double a, double b, double c) {

        public Coefficients {
            Limits.finite("muon", "muon_a", a);
            Limits.finite("muon", "muon_b", b);
            Limits.finite("muon", "muon_c", c);
        }
    }

    public Muon {
        excludeLayers = List.copyOf(excludeLayers);
        excludeLayers.forEach(pattern -> OptimizerOptions.pattern("exclude_layers", pattern));
        Limits.fraction("muon", "adam_beta_1", adamBeta1);
        Limits.fraction("muon", "adam_beta_2", adamBeta2);
        Limits.atLeastZero("muon", "epsilon", epsilon);
        Limits.atLeastZero("muon", "adam_lr_ratio", adamRateRatio);
        Limits.fraction("muon", "momentum", momentum);
        Limits.require(steps >= 0, "The ns_steps of muon must be at least 0", steps);
        OptimizerOptions.decay("adam_weight_decay", adamWeightDecay);
        if (rmsRate != null) {
            Limits.finite("muon", "rms_rate", rmsRate);
        }
    }

    static Muon read(Config config) {
        return new Muon(
                config.number("adam_beta_1", DEFAULT.adamBeta1),
                config.number("adam_beta_2", DEFAULT.adamBeta2),
                config.number("epsilon", DEFAULT.epsilon),
                OptionsConfig.texts(config, "exclude_layers"),
                new Coefficients(
                        config.number("muon_a", DEFAULT.coefficients.a),
                        config.number("muon_b", DEFAULT.coefficients.b),
                        config.number("muon_c", DEFAULT.coefficients.c)),
                config.number("adam_lr_ratio", 1),
                config.number("momentum", DEFAULT.momentum),
                config.integer("ns_steps", DEFAULT.steps),
                config.flag("nesterov", true),
                config.flag("exclude_embeddings", true),
                OptionsConfig.optional(config, "adam_weight_decay", DEFAULT.adamWeightDecay),
                OptionsConfig.optional(config, "rms_rate", DEFAULT.rmsRate),
                OptionsConfig.read(config, DEFAULT));
    }

    @Override
    public String className() {
        return "Muon";
    }

    @Override
    public Muon with(OptimizerOptions other) {
        return new Muon(
                adamBeta1,
                adamBeta2,
                epsilon,
                excludeLayers,
                coefficients,
                adamRateRatio,
                momentum,
                steps,
                nesterov,
                excludeEmbeddings,
                adamWeightDecay,
                rmsRate,
                other);
    }

    @Override
    public Config config() {
        return OptionsConfig.write(this)
                .with("adam_beta_1", adamBeta1)
                .with("adam_beta_2", adamBeta2)
                .with("epsilon", epsilon)
                .with("exclude_layers", excludeLayers)
                .with("muon_a", coefficients.a)
                .with("muon_b", coefficients.b)
                .with("muon_c", coefficients.c)
                .with("adam_lr_ratio", adamRateRatio)
                .with("momentum", momentum)
                .with("ns_steps", steps)
                .with("nesterov", nesterov)
                .with("exclude_embeddings", excludeEmbeddings)
                .with("adam_weight_decay", adamWeightDecay)
                .with("rms_rate", rmsRate);
    }

    @Override
    public Update start(Shape shape, String path) {
        return isForAdam(shape, path)
                ? new Moments(shape, adamBeta1, adamBeta2, epsilon, false, adamRateRatio)
                : new OrthogonalMomentum(this, shape);
    }

    @Override
    public double weightDecay(Shape shape, String path) {
        Double decay = isForAdam(shape, path) ? adamWeightDecay : options.weightDecay();
        return decay != null && options.decays(path) ? decay : 0;
    }

    private boolean isForAdam(Shape shape, String path) {
        return shape.rank() != 2
                || (excludeEmbeddings && path.toLowerCase(Locale.ROOT).contains("embedding"))
                || OptimizerOptions.isFound("exclude_layers", excludeLayers, path);
    }

    @Override
    public String toString() {
        return OptimizerNames.text(this);
    }
}
