package dev.fanin.lab.scheme;

import dev.fanin.init.Initializer;
import dev.fanin.init.Initializers;
import dev.fanin.layer.BatchNormalization;
import dev.fanin.layer.Convolutional;
import dev.fanin.layer.Dense;
import dev.fanin.layer.GammaBeta;
import dev.fanin.layer.GroupNormalization;
import dev.fanin.layer.Layer;
import dev.fanin.layer.LayerNormalization;
import dev.fanin.layer.SeparableConvolution;

/// Layers with other initializers; what has none stays as it is.
public final class Settings {

    private static final String POINTWISE = "pointwise_kernel";

    private Settings() {}

    /// Returns a layer with another initializer of one kernel, by the parameter's name.
    public static Layer kernel(Layer layer, String parameter, Initializer initializer) {
        if (layer instanceof SeparableConvolution both) {
            return parameter.equals(POINTWISE)
                    ? both.pointwise(both.pointwise().with(initializer))
                    : both.kernelInitializer(initializer).pointwise(both.pointwise());
        }
        return layer.kernelInitializer(initializer);
    }

    /// Returns a layer with another initializer of its bias, which it has or not.
    public static Layer bias(Layer layer, Initializer initializer) {
        if (layer instanceof Dense dense) {
            return dense.biasInitializer(initializer);
        }
        return layer instanceof Convolutional<?> convolution
                        && convolution.biasInitializer(initializer) instanceof Layer changed
                ? changed
                : layer;
    }

    /// Returns whether a layer adds a bias.
    static boolean hasBias(Layer layer) {
        return layer instanceof Dense dense
                ? dense.useBias()
                : layer instanceof Convolutional<?> convolution
                        && convolution.settings().useBias();
    }

    /// Returns a normalization that begins with gamma 1 and beta 0.
    public static Layer neutral(Layer layer) {
        if (layer instanceof BatchNormalization normalization) {
            return normalization.parts(neutral(normalization.parts()));
        }
        if (layer instanceof LayerNormalization normalization) {
            return normalization.parts(neutral(normalization.parts()));
        }
        return layer instanceof GroupNormalization normalization
                ? normalization.parts(neutral(normalization.parts()))
                : layer;
    }

    private static GammaBeta neutral(GammaBeta parts) {
        return new GammaBeta(
                parts.center(),
                parts.scale(),
                parts.beta().with(Initializers.zeros()),
                parts.gamma().with(Initializers.ones()));
    }
}
