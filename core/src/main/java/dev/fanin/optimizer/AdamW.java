package dev.fanin.optimizer;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;
import java.util.List;

/// Adam with decoupled weight decay: [Adam] whose weights decay by 0.004 of the learning rate by
/// default.
///
/// Source: Loshchilov and Hutter, "Decoupled weight decay regularization", 2019, algorithm 2;
/// without its schedule multiplier.
///
/// @param beta1 how much of the mean of gradients is kept, from 0 to 1
/// @param beta2 how much of the mean of squares is kept, from 0 to 1
/// @param epsilon at least 0
/// @param amsgrad whether the largest mean of squares counts
/// @param options what all optimizers have in common
public record AdamW(double beta1, double beta2, double epsilon, boolean amsgrad, OptimizerOptions options)
        implements Optimizer {

    static final AdamW DEFAULT =
            new AdamW(0.9, 0.999, 1e-7, false, OptimizerOptions.of(0.001).withWeightDecay(0.004, List.of()));

    public AdamW {
        Limits.fraction("adamw", "beta_1", beta1);
        Limits.fraction("adamw", "beta_2", beta2);
        Limits.atLeastZero("adamw", "epsilon", epsilon);
        Limits.require(options.weightDecay() != null, "The weight_decay of adamw must be a number", "none");
    }

    static AdamW read(Config config) {
        return new AdamW(
                config.number("beta_1", DEFAULT.beta1),
                config.number("beta_2", DEFAULT.beta2),
                config.number("epsilon", DEFAULT.epsilon),
                config.flag("amsgrad", false),
                OptionsConfig.read(config, DEFAULT));
    }

    @Override
    public String className() {
        return "AdamW";
    }

    @Override
    public AdamW with(OptimizerOptions other) {
        return new AdamW(beta1, beta2, epsilon, amsgrad, other);
    }

    @Override
    public Config config() {
        return OptionsConfig.write(this)
                .with("beta_1", beta1)
                .with("beta_2", beta2)
                .with("epsilon", epsilon)
                .with("amsgrad", amsgrad);
    }

    @Override
    public String toString() {
        return OptimizerNames.text(this);
    }

    @Override
    public Update start(Shape shape, String path) {
        return new Moments(shape, beta1, beta2, epsilon, amsgrad, 1);
    }
}
