package dev.fanin.layer;

import dev.fanin.config.Config;
import dev.fanin.init.Fans;
import dev.fanin.init.Initializers;
import dev.fanin.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// What a normalization does after it: `gamma u + beta`, each where it is wanted.
///
/// @param center whether there is a beta
/// @param scale whether there is a gamma
/// @param beta how beta begins and is kept
/// @param gamma how gamma begins and is kept
public record GammaBeta(boolean center, boolean scale, WeightSettings beta, WeightSettings gamma) {

    /// Returns both, gamma from ones and beta from zeros.
    public static GammaBeta both() {
        return new GammaBeta(
                true, true, WeightSettings.of(Initializers.zeros()), WeightSettings.of(Initializers.ones()));
    }

    static GammaBeta of(Config config) {
        return new GammaBeta(
                config.flag("center", true),
                config.flag("scale", true),
                LayerConfig.settings(config, "beta", Initializers.zeros()),
                LayerConfig.settings(config, "gamma", Initializers.ones()));
    }

    /// Returns these without beta.
    public GammaBeta withoutBeta() {
        return new GammaBeta(false, scale, beta, gamma);
    }

    /// Returns these without gamma.
    public GammaBeta withoutGamma() {
        return new GammaBeta(center, false, beta, gamma);
    }

    /// Returns gamma and beta, in Keras's order.
    List<ParameterSpec> parameters(Shape shape) {
        List<ParameterSpec> parameters = new ArrayList<>();
        if (scale) {
            parameters.add(new ParameterSpec("gamma", shape, Fans.ofShape(shape), gamma));
        }
        if (center) {
            parameters.add(new ParameterSpec("beta", shape, Fans.ofShape(shape), beta));
        }
        return parameters;
    }

    Config flags(Config config) {
        return config.with("center", center).with("scale", scale);
    }

    Config initializers(Config config) {
        return config.with("beta_initializer", LayerConfig.config(beta.initializer()))
                .with("gamma_initializer", LayerConfig.config(gamma.initializer()));
    }

    Config keeping(Config config) {
        return config.with("beta_regularizer", LayerConfig.config(beta.regularizer()))
                .with("gamma_regularizer", LayerConfig.config(gamma.regularizer()))
                .with("beta_constraint", LayerConfig.config(beta.constraint()))
                .with("gamma_constraint", LayerConfig.config(gamma.constraint()));
    }
}
